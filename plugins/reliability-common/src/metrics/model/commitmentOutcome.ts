import { z } from 'zod';
import { count, coverage, shareFields } from './figureParts';

const verifiedShare = {
  definition: z.literal('commitmentsVerified'),
  unit: z.literal('ratio'),
};

/** How many action items were checked and work. @public */
export const verifiedFigure = z
  .discriminatedUnion('state', [
    z.object({
      state: z.enum(['ok', 'lowConfidence']),
      ...verifiedShare,
      ...shareFields,
    }),
    z.object({ state: z.literal('none'), ...verifiedShare }),
  ])
  .meta({ id: 'VerifiedFigure' });
/** How many action items were checked and work. @public */
export type VerifiedFigure = z.infer<typeof verifiedFigure>;

const age = {
  definition: z.literal('commitmentAge'),
  unit: z.literal('s'),
};

/** How long open commitments have been open, in seconds. @public */
export const commitmentAgeFigure = z
  .discriminatedUnion('state', [
    z.object({
      state: z.enum(['ok', 'lowConfidence']),
      ...age,
      median: z.number(),
      interval: z.tuple([z.number(), z.number()]),
      n: count,
      coverage,
    }),
    z.object({ state: z.literal('tooFew'), ...age, n: count, coverage }),
    z.object({ state: z.literal('none'), ...age }),
  ])
  .meta({ id: 'CommitmentAgeFigure' });
/** How long open commitments have been open, in seconds. @public */
export type CommitmentAgeFigure = z.infer<typeof commitmentAgeFigure>;
