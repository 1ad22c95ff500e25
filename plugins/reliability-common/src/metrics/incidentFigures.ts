import { counts, type IncidentKind } from '../incidents';
import {
  DurationKind,
  DurationOptions,
  DurationReading,
  readDuration,
} from './durations';
import type { IncidentFact } from './facts';
import type {
  CountByOtherKind,
  CountBySeverity,
  DurationFigure,
  IncidentsFigure,
} from './model';
import { garwoodInterval, type Observation } from './statistics';
import { FEWEST_FOR_CONFIDENCE, typicalDuration } from './typicalDuration';
import type { MetricsWindow } from './window';

const SECOND = 1000;
const DAY = 86_400_000;

/** An incident open for longer may only have been forgotten. @public */
export const LONG_OPEN = 30 * DAY;

/** Fewest observed days from which a rate per 30 days is drawn. @public */
export const FEWEST_DAYS_FOR_RATE = 7;

/** What figures of incidents are made of. @public */
export interface IncidentFiguresInput {
  /** Rows of every entity of the scope; rows outside the window are ignored. In any order. */
  readonly facts: readonly IncidentFact[];
  readonly window: MetricsWindow;
  /** UTC milliseconds. */
  readonly now: number;
  /** When the scope was first heard of: a delivery, import, report or statement, or its first incident; null: never. */
  readonly observedSince: number | null;
  readonly options: DurationOptions;
}

/** Figures of incidents. @public */
export type IncidentFigures = Readonly<
  Record<DurationKind, DurationFigure> & { incidents: IncidentsFigure }
>;

/** An incident of the window that hurt users of the scope, and how long that took. @public */
export interface CountedIncident {
  readonly incidentId: number;
  readonly anchorAt: number;
  readonly restore: DurationReading;
}

/**
 * The figures of a scope's incidents by the definitions of `figureDefinitions`.
 *
 * @public
 */
export function incidentFigures(input: IncidentFiguresInput): IncidentFigures {
  const counted = countedIncidents(input);
  const observedFrom = observedFromOf(input, counted);
  const figure = (kind: DurationKind) =>
    durationFigureOf(kind, input, counted, observedFrom !== null);
  return {
    timeToDetect: figure('timeToDetect'),
    timeToAcknowledge: figure('timeToAcknowledge'),
    timeToRestore: figure('timeToRestore'),
    timeToResolve: figure('timeToResolve'),
    incidents: incidentsFigureOf(input, counted, observedFrom),
  };
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
  return countedIncidents(input)
    .sort((a, b) => b.anchorAt - a.anchorAt || b.incidentId - a.incidentId)
    .slice(0, limit)
    .map(fact => ({
      incidentId: fact.incidentId,
      anchorAt: fact.anchorAt,
      restore: readDuration(
        fact,
        'timeToRestore',
        input.options,
        censorAt(input),
      ),
    }));
}

/** Until when an open incident is known to have lasted. */
function censorAt({ window, now }: IncidentFiguresInput): number {
  return Math.min(window.until, now);
}

type Anchored = IncidentFact & { readonly anchorAt: number };

function inWindow({ facts, window }: IncidentFiguresInput): Anchored[] {
  return facts.filter(
    (fact): fact is Anchored =>
      fact.anchorAt !== null &&
      fact.anchorAt >= window.from &&
      fact.anchorAt < window.until,
  );
}

/** One row for each incident of which a row passes. */
function distinct(
  facts: readonly Anchored[],
  passes: (fact: Anchored) => boolean,
): Map<number, Anchored> {
  return new Map(
    facts.filter(passes).map(fact => [fact.incidentId, fact] as const),
  );
}

function countedIncidents(input: IncidentFiguresInput): Anchored[] {
  const isCounted = (fact: Anchored) =>
    counts(fact.kind) && fact.role === 'impacted';
  return [...distinct(inWindow(input), isCounted).values()];
}

/** When the scope began to be observed, if that was before the window's end. */
function observedFromOf(
  { observedSince, window }: IncidentFiguresInput,
  counted: readonly Anchored[],
): number | null {
  const since = counted.reduce(
    (earliest, { anchorAt }) => Math.min(earliest, anchorAt),
    observedSince ?? Infinity,
  );
  return since < window.until ? since : null;
}

function durationFigureOf(
  kind: DurationKind,
  input: IncidentFiguresInput,
  counted: readonly IncidentFact[],
  observed: boolean,
): DurationFigure {
  const base = { definition: kind, unit: 's' } as const;
  if (!observed) return { state: 'notObserved', ...base };
  if (counted.length === 0) return { state: 'none', ...base };
  const readings = counted.map(fact =>
    readDuration(fact, kind, input.options, censorAt(input)),
  );
  const observations = readings.flatMap(toObservation);
  const n = observations.length;
  const of = (passes: (reading: DurationReading) => boolean) =>
    readings.filter(passes).length;
  const support = {
    n,
    censored: of(reading => reading.state === 'open'),
    coverage: { known: n, total: counted.length },
    notes: {
      unknown: of(reading => reading.state === 'unknown'),
      impossible: of(reading => reading.state === 'impossible'),
      early: of(reading => reading.state === 'known' && reading.early),
      longOpen: of(
        reading => reading.state === 'open' && reading.millis > LONG_OPEN,
      ),
    },
  };
  const typical = typicalDuration(observations);
  if (typical === null) return { state: 'tooFew', ...base, ...support };
  const { median, interval, mean, p90, p90Interval } = typical;
  return {
    state: n < FEWEST_FOR_CONFIDENCE ? 'lowConfidence' : 'ok',
    ...base,
    median: toSeconds(median),
    interval: [interval[0] / SECOND, toSeconds(interval[1])],
    mean: toSeconds(mean),
    p90: toSeconds(p90),
    p90Interval: p90Interval && [
      p90Interval[0] / SECOND,
      p90Interval[1] / SECOND,
    ],
    ...support,
  };
}

function toSeconds(millis: number | null): number | null {
  return millis === null ? null : millis / SECOND;
}

function toObservation(reading: DurationReading): Observation[] {
  if (reading.state === 'known' || reading.state === 'open') {
    return [{ duration: reading.millis, censored: reading.state === 'open' }];
  }
  return [];
}

function incidentsFigureOf(
  input: IncidentFiguresInput,
  counted: readonly IncidentFact[],
  observedFrom: number | null,
): IncidentsFigure {
  const facts = inWindow(input);
  const base = {
    definition: 'incidents',
    unit: 'count',
    byKind: countOtherKinds(facts),
  } as const;
  if (observedFrom === null) return { state: 'notObserved', ...base };
  const countedIds = new Set(counted.map(fact => fact.incidentId));
  const originOnly = distinct(
    facts,
    fact =>
      counts(fact.kind) &&
      fact.role === 'origin' &&
      !countedIds.has(fact.incidentId),
  );
  const observed = censorAt(input) - Math.max(observedFrom, input.window.from);
  const observedDays = Math.max(0, observed) / DAY;
  const count = counted.length;
  return {
    state: count === 0 ? 'none' : 'ok',
    ...base,
    count,
    interval: [...garwoodInterval(count)],
    per30Days:
      observedDays < FEWEST_DAYS_FOR_RATE ? null : (count * 30) / observedDays,
    observedDays,
    bySeverity: countSeverities(counted),
    originOnly: originOnly.size,
  };
}

function countOtherKinds(facts: readonly Anchored[]): CountByOtherKind {
  const of = (kind: IncidentKind) =>
    distinct(facts, fact => fact.kind === kind && fact.role !== 'contributing')
      .size;
  return {
    nearMiss: of('nearMiss'),
    drill: of('drill'),
    maintenance: of('maintenance'),
  };
}

function countSeverities(counted: readonly IncidentFact[]): CountBySeverity {
  const bySeverity = {
    sev1: 0,
    sev2: 0,
    sev3: 0,
    sev4: 0,
    sev5: 0,
    unknown: 0,
  };
  for (const fact of counted) bySeverity[fact.severity ?? 'unknown'] += 1;
  return bySeverity;
}
