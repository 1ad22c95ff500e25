import { z } from 'zod';
import { type CountableFact, countedFacts } from './countedFacts';
import { FEWEST_DAYS_FOR_RATE } from './incidentFigures';
import { observedSpan } from './observedSpan';
import { garwoodInterval } from './statistics';
import { FEWEST_FOR_CONFIDENCE } from './typicalDuration';
import type { MetricsWindow } from './window';

const SECOND = 1000;
const DAY = 86_400_000;

const timeBetween = {
  definition: z.literal('timeBetweenIncidents'),
  unit: z.literal('s'),
};
const count = z.number().int().min(0);
/** Days of the window in which the scope was observed; not whole. */
const observedDays = z.number();

/** How much observed time passes for each incident, in seconds. @public */
export const timeBetweenFigure = z
  .discriminatedUnion('state', [
    z.object({
      state: z.enum(['ok', 'lowConfidence']),
      ...timeBetween,
      value: z.number(),
      interval: z.tuple([z.number(), z.number()]),
      /** Mean time from one start to the next, as other tools have it; null for a single incident. */
      meanGap: z.number().nullable(),
      n: count,
      observedDays,
    }),
    z.object({
      state: z.literal('tooFew'),
      ...timeBetween,
      n: count,
      observedDays,
    }),
    z.object({
      state: z.literal('none'),
      ...timeBetween,
      /** Lower end of the interval, which has no upper one. */
      atLeast: z.number(),
      observedDays,
    }),
    z.object({ state: z.literal('notObserved'), ...timeBetween }),
  ])
  .meta({ id: 'TimeBetweenFigure' });
/** How much observed time passes for each incident, in seconds. @public */
export type TimeBetweenFigure = z.infer<typeof timeBetweenFigure>;

/** What the time between incidents is made of. @public */
export interface TimeBetweenInput {
  /** Rows of every entity of the scope; rows outside the window are ignored. In any order. */
  readonly facts: readonly CountableFact[];
  readonly window: MetricsWindow;
  /** UTC milliseconds. */
  readonly now: number;
  /** When the scope was first heard of; null: never. */
  readonly observedSince: number | null;
}

/**
 * Observed time ÷ incidents that began in it, with the exact interval of the count turned over.
 *
 * @public
 */
export function timeBetweenIncidents(
  input: TimeBetweenInput,
): TimeBetweenFigure {
  const { facts, window, now, observedSince } = input;
  const base = { definition: 'timeBetweenIncidents', unit: 's' } as const;
  const starts = countedFacts(facts)
    .map(fact => fact.anchorAt)
    .filter(at => at >= window.from && at < window.until);
  const span = observedSpan(window, now, observedSince, starts);
  if (span === null) return { state: 'notObserved', ...base };
  const millis = span.until - span.from;
  const n = starts.length;
  const days = millis / DAY;
  const [fewest, most] = garwoodInterval(n);
  const timeFor = (incidents: number) => millis / incidents / SECOND;
  if (n === 0) {
    return {
      state: 'none',
      ...base,
      atLeast: timeFor(most),
      observedDays: days,
    };
  }
  if (days < FEWEST_DAYS_FOR_RATE) {
    return { state: 'tooFew', ...base, n, observedDays: days };
  }
  return {
    state: n < FEWEST_FOR_CONFIDENCE ? 'lowConfidence' : 'ok',
    ...base,
    value: timeFor(n),
    interval: [timeFor(most), timeFor(fewest)],
    meanGap: meanGapOf(starts),
    n,
    observedDays: days,
  };
}

function meanGapOf(starts: readonly number[]): number | null {
  if (starts.length < 2) return null;
  const sorted = [...starts].sort((a, b) => a - b);
  const span = sorted[sorted.length - 1] - sorted[0];
  return span / (sorted.length - 1) / SECOND;
}
