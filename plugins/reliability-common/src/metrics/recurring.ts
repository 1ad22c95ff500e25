import { type FactorLayer, factorLayers } from '../failureModes';
import { countedFacts, type Placed } from './countedFacts';
import type { IncidentFact, IncidentFacts } from './facts';
import { isWithin } from './incidentFigures';
import type { CountByLayer, MetricsRecurring, RecurringMode } from './model';
import { asWritten, type RecurrenceInput, repeatedAmong } from './recurrence';
import type { MetricsWindow } from './window';

/** That a published postmortem sees something in a layer that contributed to an incident. @public */
export interface LayerFact {
  readonly incidentId: number;
  readonly layer: FactorLayer;
  readonly postmortemId: number;
}

/** What recurring failure modes are made of. @public */
export interface RecurringInput {
  /** Rows of every entity of the scope, from the window's begin until 90 days after its end; others are ignored. */
  readonly facts: IncidentFacts;
  readonly window: Pick<MetricsWindow, 'from' | 'until'>;
  /** In any order; null: the reader may not see postmortems. */
  readonly layers: readonly LayerFact[] | null;
  /** What a failure mode means; what was written unless told. */
  readonly modeOf?: RecurrenceInput['modeOf'];
}

/**
 * The failure modes of the incidents that a scope counts, in which layers something contributed to them, and how many came back within 90
 * days.
 *
 * @returns A to Z
 * @public
 */
export function recurringModes({
  facts,
  window,
  layers,
  modeOf: meant = asWritten,
}: RecurringInput): Pick<MetricsRecurring, 'coverage' | 'told'> & {
  readonly modes: RecurringMode[];
} {
  const known = new Map<number, Placed<IncidentFact>>();
  const ids = new Set<number>();
  for (const fact of countedFacts(facts)) {
    const { failureMode, incidentId } = fact;
    if (isWithin(fact, window)) ids.add(incidentId);
    if (failureMode !== null) known.set(incidentId, fact);
  }
  const repeated = repeatedAmong([...known.values()], meant);
  const modes = new Map<string, RecurringMode>();
  const modeOf = new Map<number, RecurringMode>();
  for (const fact of known.values()) {
    if (!isWithin(fact, window)) continue;
    const mode = entryOf(modes, meant(fact.failureMode ?? ''), layers !== null);
    mode.incidents += 1;
    if (repeated.has(fact.incidentId)) mode.repeated += 1;
    modeOf.set(fact.incidentId, mode);
  }
  return {
    coverage: { known: modeOf.size, total: ids.size },
    told: layers && countLayers(layers, modeOf),
    modes: [...modes.values()].sort((a, b) =>
      a.failureMode < b.failureMode ? -1 : 1,
    ),
  };
}

/**
 * Leaves the failure modes that most incidents have, in the order that they are in.
 *
 * @public
 */
export function mostFrequent(
  modes: readonly RecurringMode[],
  limit: number,
): RecurringMode[] {
  const most = [...modes]
    .sort((a, b) => b.incidents - a.incidents)
    .slice(0, limit);
  const left = new Set(most);
  return modes.filter(mode => left.has(mode));
}

function entryOf(
  modes: Map<string, RecurringMode>,
  failureMode: string,
  hasLayers: boolean,
): RecurringMode {
  const found = modes.get(failureMode);
  if (found !== undefined) return found;
  const layers: CountByLayer | null = hasLayers
    ? { people: 0, process: 0, technology: 0, external: 0 }
    : null;
  const mode = { failureMode, incidents: 0, repeated: 0, layers };
  modes.set(failureMode, mode);
  return mode;
}

function countLayers(
  layers: readonly LayerFact[],
  modeOf: ReadonlyMap<number, RecurringMode>,
): NonNullable<MetricsRecurring['told']> {
  const postmortems = new Set<number>();
  const incidents = new Set<number>();
  const of = new Map(factorLayers.map(layer => [layer, new Set<number>()]));
  for (const { incidentId, layer, postmortemId } of layers) {
    const mode = modeOf.get(incidentId);
    const counted = of.get(layer);
    if (mode === undefined || counted === undefined) continue;
    postmortems.add(postmortemId);
    incidents.add(incidentId);
    if (counted.has(incidentId) || mode.layers === null) continue;
    counted.add(incidentId);
    mode.layers[layer] += 1;
  }
  return {
    postmortems: postmortems.size,
    incidents: { known: incidents.size, total: modeOf.size },
  };
}
