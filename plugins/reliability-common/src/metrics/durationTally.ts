import { DurationKind, DurationOptions, readDuration } from './durations';
import type { IncidentFact } from './facts';
import type { DurationFigure } from './model';
import { ascending, type DurationSample } from './statistics';
import {
  FEWEST_FOR_CONFIDENCE,
  type TypicalDuration,
  typicalDuration,
} from './typicalDuration';

const SECOND = 1000;
const DAY = 86_400_000;

/** An incident open for longer may only have been forgotten. @internal */
export const LONG_OPEN = 30 * DAY;

/** Gathers one duration of the incidents that a figure counts. */
export class DurationTally {
  private readonly ended: number[] = [];
  private readonly open: number[] = [];
  /** Asked for by the figure, and by how it changed. */
  private sorted?: DurationSample;
  private readonly notes = { unknown: 0, impossible: 0, early: 0, longOpen: 0 };

  /** @param censorAt - UTC milliseconds until which what is open has lasted */
  constructor(
    private readonly kind: DurationKind,
    private readonly options: DurationOptions,
    private readonly censorAt: number,
    private readonly definition: DurationFigure['definition'] = kind,
  ) {}

  add(fact: IncidentFact): void {
    this.sorted = undefined;
    const reading = readDuration(fact, this.kind, this.options, this.censorAt);
    switch (reading.state) {
      case 'known':
        this.ended.push(reading.millis);
        if (reading.early) this.notes.early += 1;
        break;
      case 'open':
        this.open.push(reading.millis);
        if (reading.millis > LONG_OPEN) this.notes.longOpen += 1;
        break;
      default:
        this.notes[reading.state] += 1;
    }
  }

  sample(): DurationSample {
    this.sorted ??= {
      ended: ascending(this.ended),
      open: ascending(this.open),
    };
    return this.sorted;
  }

  /** The figure of a scope that is observed. */
  figure(): DurationFigure {
    return observedDuration(this.definition, this.sample(), { ...this.notes });
  }
}

/** What is to be said of some durations beside how long they are. */
export type DurationNotes = Extract<
  DurationFigure,
  { state: 'tooFew' }
>['notes'];

/** The figure of durations of a scope that is observed. */
export function observedDuration(
  definition: DurationFigure['definition'],
  sample: DurationSample,
  notes: DurationNotes,
): DurationFigure {
  const censored = sample.open.length;
  const n = sample.ended.length + censored;
  const total = n + notes.unknown + notes.impossible;
  const support = { n, censored, coverage: { known: n, total }, notes };
  const base = { definition, unit: 's' } as const;
  if (total === 0) return { state: 'none', ...base };
  const typical = typicalDuration(sample);
  if (typical === null) return { state: 'tooFew', ...base, ...support };
  return {
    state: durationState(n),
    ...base,
    ...inSeconds(typical),
    ...support,
  };
}

/** How sure a duration of so many is that has an interval. */
export function durationState(n: number): 'ok' | 'lowConfidence' {
  return n < FEWEST_FOR_CONFIDENCE ? 'lowConfidence' : 'ok';
}

/** Milliseconds → seconds. */
export function inSeconds({
  median,
  interval,
  mean,
  p90,
  p90Interval,
}: TypicalDuration) {
  return {
    median: toSeconds(median),
    interval: [interval[0] / SECOND, toSeconds(interval[1])] as [
      number,
      number | null,
    ],
    mean: toSeconds(mean),
    p90: toSeconds(p90),
    p90Interval:
      p90Interval &&
      ([p90Interval[0] / SECOND, p90Interval[1] / SECOND] as [number, number]),
  };
}

function toSeconds(millis: number | null): number | null {
  return millis === null ? null : millis / SECOND;
}

/** A tally of each of some durations. */
export function durationTallies<TKind extends DurationKind>(
  kinds: readonly TKind[],
  options: DurationOptions,
  censorAt: number,
): Readonly<Record<TKind, DurationTally>> {
  return Object.fromEntries(
    kinds.map(kind => [kind, new DurationTally(kind, options, censorAt)]),
  ) as Record<TKind, DurationTally>;
}
