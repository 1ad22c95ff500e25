import { z } from 'zod';
import { change, count, coverage, shareFields } from './figureParts';

const ratio = {
  definition: z.enum(['changeFailureRate', 'changeSuccessRate']),
  unit: z.literal('ratio'),
};

/** How many deployments caused an incident, or did not. @public */
export const changeRateFigure = z
  .discriminatedUnion('state', [
    z.object({
      state: z.enum(['ok', 'lowConfidence']),
      ...ratio,
      /** Coverage is of incidents: those that are answered as linked, or as not caused by a change. */
      ...shareFields,
      /** Null: nobody reports them. */
      rollbacks: count.nullable(),
      change,
    }),
    z.object({ state: z.literal('unattributed'), ...ratio, coverage }),
    z.object({ state: z.literal('none'), ...ratio }),
    z.object({ state: z.literal('notObserved'), ...ratio }),
  ])
  .meta({ id: 'ChangeRateFigure' });
/** How many deployments caused an incident, or did not. @public */
export type ChangeRateFigure = z.infer<typeof changeRateFigure>;
