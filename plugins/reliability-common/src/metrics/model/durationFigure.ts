import { z } from 'zod';
import { durationKinds } from '../durations';
import {
  change,
  count,
  coverage,
  finiteInterval,
  interval,
} from './figureParts';

/** Incidents behind a duration that deserve a look. @public */
export const durationNotes = z
  .object({
    /** A time point is missing. */
    unknown: count,
    /** A time point cannot be right. */
    impossible: count,
    /** Detected before impact began; counted as 0. */
    early: count,
    /** Open for more than 30 days. */
    longOpen: count,
  })
  .meta({ id: 'DurationNotes' });
/** Incidents behind a duration that deserve a look. @public */
export type DurationNotes = z.infer<typeof durationNotes>;

const duration = {
  definition: z.enum([...durationKinds, 'failedDeploymentRecovery']),
  unit: z.literal('s'),
};

/** A duration, in seconds. @public */
export const durationFigure = z
  .discriminatedUnion('state', [
    z.object({
      state: z.enum(['ok', 'lowConfidence']),
      ...duration,
      /** Null: not reached, too many are open; the typical duration is then longer than the interval's lower end. */
      median: z.number().nullable(),
      interval,
      /** Null when anything is open. */
      mean: z.number().nullable(),
      /** Null for fewer than 36, and when anything is open. */
      p90: z.number().nullable(),
      p90Interval: finiteInterval.nullable(),
      /** Durations that it rests on, open ones included. */
      n: count,
      /** Open ones among them. */
      censored: count,
      coverage,
      notes: durationNotes,
      change,
    }),
    z.object({
      state: z.literal('tooFew'),
      ...duration,
      n: count,
      censored: count,
      coverage,
      notes: durationNotes,
    }),
    z.object({ state: z.literal('none'), ...duration }),
    z.object({ state: z.literal('notObserved'), ...duration }),
  ])
  .meta({ id: 'DurationFigure' });
/** A duration, in seconds. @public */
export type DurationFigure = z.infer<typeof durationFigure>;
