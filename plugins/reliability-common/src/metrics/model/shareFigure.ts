import { z } from 'zod';
import { change, count, coverage, finiteInterval } from './figureParts';

const share = {
  definition: z.literal('commitmentsOnTime'),
  unit: z.literal('ratio'),
  /** Left out of the share. */
  declined: count,
};

/** A share, `k` of `n`. @public */
export const shareFigure = z
  .discriminatedUnion('state', [
    z.object({
      state: z.enum(['ok', 'lowConfidence']),
      ...share,
      value: z.number(),
      interval: finiteInterval,
      k: count,
      n: count,
      coverage,
      change,
    }),
    z.object({ state: z.literal('none'), ...share }),
    z.object({ state: z.literal('unattributed'), ...share, coverage }),
  ])
  .meta({ id: 'ShareFigure' });
/** A share, `k` of `n`. @public */
export type ShareFigure = z.infer<typeof shareFigure>;
