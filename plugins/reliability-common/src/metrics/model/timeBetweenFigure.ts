import { z } from 'zod';
import { count } from './figureParts';

const timeBetween = {
  definition: z.literal('timeBetweenIncidents'),
  unit: z.literal('s'),
};
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
