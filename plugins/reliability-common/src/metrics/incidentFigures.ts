import { counts } from '../incidents';
import { DurationTally, durationTallies } from './durationTally';
import {
  DurationKind,
  durationKinds,
  DurationReading,
  readDuration,
} from './durations';
import type { IncidentFact } from './facts';
import {
  censorAt,
  exposureOf,
  type IncidentCounts,
  type IncidentFiguresInput,
  figureOfIncidents,
  inWordOrder,
  notObserved,
  observedFrom,
} from './incidentCounts';
import type {
  CountByOtherKind,
  CountBySeverity,
  CountByWord,
  DurationFigure,
  IncidentsFigure,
} from './model';
import { SeenIncidents } from './SeenIncidents';
import type { DurationSample } from './statistics';
import type { MetricsWindow } from './window';

/** Figures of incidents, and of some of their durations. @public */
export type FiguresOf<TKind extends DurationKind> = Readonly<
  Record<TKind, DurationFigure> & { incidents: IncidentsFigure }
>;
/** Figures of incidents. @public */
export type IncidentFigures = FiguresOf<DurationKind>;

/** What was gathered of a window. */
export interface Tallied<TKind extends DurationKind> {
  readonly kinds: readonly TKind[];
  figures(): FiguresOf<TKind>;
  /** The sample of a duration. */
  sample(kind: TKind): DurationSample;
  /** Incidents and the time in which they were watched, in milliseconds. */
  exposure(): { count: number; exposure: number };
}

/** An incident of the window that hurt users of the scope, and how long that took. @public */
export interface CountedIncident {
  readonly incidentId: number;
  readonly anchorAt: number;
  readonly restore: DurationReading;
}

type Anchored = IncidentFact & { readonly anchorAt: number };

/** Whether a row belongs to a window. */
export function isWithin(
  fact: IncidentFact,
  { from, until }: Pick<MetricsWindow, 'from' | 'until'>,
): fact is Anchored {
  return (
    fact.anchorAt !== null && fact.anchorAt >= from && fact.anchorAt < until
  );
}

/** Whether a row says that an incident hurt users of its entity. */
export function isCounted(fact: IncidentFact): boolean {
  return counts(fact.kind) && fact.role === 'impacted';
}

/** Counts incidents by a word of theirs. */
class WordCounts {
  private readonly counts = new Map<string | null, number>();

  add(word: string | null): void {
    this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
  }

  list(): CountByWord[] {
    return [...this.counts]
      .map(([word, count]) => ({ word, count }))
      .sort((a, b) => inWordOrder(a.word, b.word));
  }
}

/** Gathers figures of incidents, and some of their durations, from facts that come one by one. */
export class IncidentTally<TKind extends DurationKind = DurationKind>
  implements Tallied<TKind>
{
  private readonly counted = new SeenIncidents();
  private readonly origins = new Set<number>();
  private readonly others: {
    [K in keyof CountByOtherKind]?: Set<number>;
  } = {};
  private readonly bySeverity: {
    -readonly [K in keyof CountBySeverity]: number;
  } = { sev1: 0, sev2: 0, sev3: 0, sev4: 0, sev5: 0, unknown: 0 };
  private readonly durations: Readonly<Record<TKind, DurationTally>>;
  private readonly tallies: readonly DurationTally[];
  private readonly byType = new WordCounts();
  private readonly byTrigger = new WordCounts();
  private firstAnchor = Infinity;

  constructor(
    readonly kinds: readonly TKind[],
    private readonly input: Omit<IncidentFiguresInput, 'facts'>,
  ) {
    this.durations = durationTallies(kinds, input.options, censorAt(input));
    this.tallies = Object.values(this.durations);
  }

  /** Counts a row; one outside the window, and one of an incident that was counted before, changes nothing. */
  add(fact: IncidentFact): void {
    if (!isWithin(fact, this.input.window)) return;
    const { incidentId, kind, role } = fact;
    if (kind !== 'incident') {
      if (role !== 'contributing') {
        (this.others[kind] ??= new Set()).add(incidentId);
      }
      return;
    }
    if (role === 'origin') this.origins.add(incidentId);
    if (role !== 'impacted' || !this.counted.add(incidentId)) return;
    this.firstAnchor = Math.min(this.firstAnchor, fact.anchorAt);
    this.bySeverity[fact.severity ?? 'unknown'] += 1;
    this.byType.add(fact.incidentType);
    this.byTrigger.add(fact.trigger);
    for (const tally of this.tallies) tally.add(fact);
  }

  sample(kind: TKind): DurationSample {
    return this.durations[kind].sample();
  }

  exposure(): { count: number; exposure: number } {
    return exposureOf(this.input, this.counted.size, this.observedFrom());
  }

  figures(): FiguresOf<TKind> {
    const since = this.observedFrom();
    const durations = Object.fromEntries(
      this.kinds.map(kind => [
        kind,
        since === null ? notObserved(kind) : this.durations[kind].figure(),
      ]),
    ) as Record<TKind, DurationFigure>;
    return {
      ...durations,
      incidents: figureOfIncidents(this.counts(), since, this.input),
    };
  }

  private observedFrom(): number | null {
    const { window, observedSince } = this.input;
    return observedFrom(window, observedSince, this.firstAnchor);
  }

  private counts(): IncidentCounts {
    const { nearMiss, drill, maintenance } = this.others;
    return {
      count: this.counted.size,
      bySeverity: { ...this.bySeverity },
      byType: this.byType.list(),
      byTrigger: this.byTrigger.list(),
      originOnly: [...this.origins].filter(id => !this.counted.has(id)).length,
      byKind: {
        nearMiss: nearMiss?.size ?? 0,
        drill: drill?.size ?? 0,
        maintenance: maintenance?.size ?? 0,
      },
    };
  }
}

/**
 * The figures of a scope's incidents by the definitions of `figureDefinitions`.
 *
 * @internal
 */
export function incidentFigures(input: IncidentFiguresInput): IncidentFigures {
  const tally = new IncidentTally(durationKinds, input);
  for (const fact of input.facts) tally.add(fact);
  return tally.figures();
}

/**
 * The incidents that the figures count, latest first.
 *
 * @public
 */
export function latestCounted(
  input: IncidentFiguresInput,
  limit: number,
): CountedIncident[] {
  const latest: CountedIncident[] = [];
  for (const fact of input.facts) {
    if (!isCounted(fact) || !isWithin(fact, input.window)) continue;
    const { incidentId, anchorAt } = fact;
    const last = latest.at(-1);
    const isFull = latest.length === limit;
    if (isFull && !(last && isLater(fact, last))) continue;
    if (latest.some(other => other.incidentId === incidentId)) continue;
    const place = latest.findIndex(other => isLater(fact, other));
    latest.splice(place === -1 ? latest.length : place, 0, {
      incidentId,
      anchorAt,
      restore: readDuration(
        fact,
        'timeToRestore',
        input.options,
        censorAt(input),
      ),
    });
    if (latest.length > limit) latest.pop();
  }
  return latest;
}

type Placed = Pick<CountedIncident, 'incidentId' | 'anchorAt'>;

function isLater(one: Placed, other: Placed): boolean {
  return (
    one.anchorAt > other.anchorAt ||
    (one.anchorAt === other.anchorAt && one.incidentId > other.incidentId)
  );
}
