import { counts } from '../incidents';
import { DurationTally, durationTallies } from './durationTally';
import {
  DurationKind,
  durationKinds,
  DurationOptions,
  DurationReading,
  readDuration,
} from './durations';
import type { IncidentFact, IncidentFacts } from './facts';
import type {
  CountByOtherKind,
  CountBySeverity,
  CountByWord,
  DurationFigure,
  IncidentsFigure,
} from './model';
import { type DurationSample, garwoodInterval } from './statistics';
import type { MetricsWindow } from './window';

const DAY = 86_400_000;

/** Fewest observed days from which a rate per 30 days is drawn. @public */
export const FEWEST_DAYS_FOR_RATE = 7;

/** What figures of incidents are made of. @public */
export interface IncidentFiguresInput {
  /** Rows of every entity of the scope; rows outside the window are ignored. */
  readonly facts: IncidentFacts;
  readonly window: MetricsWindow;
  /** UTC milliseconds. */
  readonly now: number;
  /** When the scope was first heard of: a delivery, import, report or statement, or its first incident; null: never. */
  readonly observedSince: number | null;
  readonly options: DurationOptions;
}

/** Figures of incidents, and of some of their durations. @public */
export type FiguresOf<TKind extends DurationKind> = Readonly<
  Record<TKind, DurationFigure> & { incidents: IncidentsFigure }
>;
/** Figures of incidents. @public */
export type IncidentFigures = FiguresOf<DurationKind>;

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

/** Until when an open incident is known to have lasted. */
export function censorAt({
  window,
  now,
}: Pick<IncidentFiguresInput, 'window' | 'now'>): number {
  return Math.min(window.until, now);
}

/** Counts incidents by a word of theirs. */
class WordCounts {
  private readonly counts = new Map<string | null, number>();

  add(word: string | null): void {
    this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
  }

  /** A to Z, what has none last. */
  list(): CountByWord[] {
    return [...this.counts]
      .map(([word, count]) => ({ word, count }))
      .sort((a, b) => {
        if (a.word === null || b.word === null) return a.word === null ? 1 : -1;
        return a.word < b.word ? -1 : 1;
      });
  }
}

/** Gathers figures of incidents, and some of their durations, from facts that come one by one. */
export class IncidentTally<TKind extends DurationKind = DurationKind> {
  private readonly counted = new Set<number>();
  // Most parts of a large scope have none of these.
  private origins?: Set<number>;
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
    if (role === 'origin') (this.origins ??= new Set()).add(incidentId);
    if (role !== 'impacted' || this.counted.has(incidentId)) return;
    this.counted.add(incidentId);
    this.firstAnchor = Math.min(this.firstAnchor, fact.anchorAt);
    this.bySeverity[fact.severity ?? 'unknown'] += 1;
    this.byType.add(fact.incidentType);
    this.byTrigger.add(fact.trigger);
    for (const tally of this.tallies) tally.add(fact);
  }

  /** The sample of a duration. */
  sample(kind: TKind): DurationSample {
    return this.durations[kind].sample();
  }

  /** Incidents and the time in which they were watched, in milliseconds. */
  exposure(): { count: number; exposure: number } {
    const since = this.observedFrom();
    const count = this.counted.size;
    return { count, exposure: since === null ? 0 : this.observedMillis(since) };
  }

  figures(): FiguresOf<TKind> {
    const observedFrom = this.observedFrom();
    const figure = (kind: TKind): DurationFigure =>
      observedFrom === null
        ? { state: 'notObserved', definition: kind, unit: 's' }
        : this.durations[kind].figure();
    const durations = Object.fromEntries(
      this.kinds.map(kind => [kind, figure(kind)]),
    ) as Record<TKind, DurationFigure>;
    return { ...durations, incidents: this.incidents(observedFrom) };
  }

  /** When the scope began to be observed, if that was before the window's end. */
  private observedFrom(): number | null {
    const since = Math.min(
      this.firstAnchor,
      this.input.observedSince ?? Infinity,
    );
    return since < this.input.window.until ? since : null;
  }

  private incidents(observedFrom: number | null): IncidentsFigure {
    const base = {
      definition: 'incidents',
      unit: 'count',
      byKind: this.byKind(),
    } as const;
    if (observedFrom === null) return { state: 'notObserved', ...base };
    const observedDays = this.observedMillis(observedFrom) / DAY;
    const count = this.counted.size;
    return {
      state: count === 0 ? 'none' : 'ok',
      ...base,
      count,
      interval: [...garwoodInterval(count)],
      per30Days:
        observedDays < FEWEST_DAYS_FOR_RATE
          ? null
          : (count * 30) / observedDays,
      observedDays,
      bySeverity: { ...this.bySeverity },
      byType: this.byType.list(),
      byTrigger: this.byTrigger.list(),
      originOnly: [...(this.origins ?? [])].filter(id => !this.counted.has(id))
        .length,
    };
  }

  private observedMillis(since: number): number {
    const from = Math.max(since, this.input.window.from);
    return Math.max(0, censorAt(this.input) - from);
  }

  private byKind(): CountByOtherKind {
    const { nearMiss, drill, maintenance } = this.others;
    return {
      nearMiss: nearMiss?.size ?? 0,
      drill: drill?.size ?? 0,
      maintenance: maintenance?.size ?? 0,
    };
  }
}

/**
 * The figures of a scope's incidents by the definitions of `figureDefinitions`.
 *
 * @public
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
