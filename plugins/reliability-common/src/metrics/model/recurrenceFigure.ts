import { z } from 'zod';
import { coverage, shareFields } from './figureParts';

const recurrence = {
  definition: z.literal('recurrence'),
  unit: z.literal('ratio'),
};

/** How many incidents were followed by another of the same failure mode. @public */
export const recurrenceFigure = z
  .discriminatedUnion('state', [
    z.object({
      state: z.enum(['ok', 'lowConfidence']),
      ...recurrence,
      ...shareFields,
    }),
    z.object({ state: z.literal('none'), ...recurrence }),
    z.object({ state: z.literal('unattributed'), ...recurrence, coverage }),
    z.object({ state: z.literal('notObserved'), ...recurrence }),
  ])
  .meta({ id: 'RecurrenceFigure' });
/** How many incidents were followed by another of the same failure mode. @public */
export type RecurrenceFigure = z.infer<typeof recurrenceFigure>;
