import { z } from 'zod';

/** One side of a comparison: the value and on how many it rests. @public */
export const comparedSide = z
  .object({ value: z.number(), n: z.number().int().min(0) })
  .meta({ id: 'ComparedSide' });
/** One side of a comparison. @public */
export type ComparedSide = z.infer<typeof comparedSide>;

const compared = {
  /** Two-sided; below 0.05 exactly when the interval excludes no change. */
  pValue: z.number().min(0).max(1),
  /** Of the figure itself, not of whether that is good; `noSureChange` is not the same as no change. */
  verdict: z.enum(['higher', 'lower', 'noSureChange']),
  before: comparedSide,
  now: comparedSide,
};

/** How a figure differs from the window before, and whether that is sure. @public */
export const figureChange = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('ratio'),
      /** Now ÷ before. No change is 1. */
      estimate: z.number(),
      interval: z.tuple([z.number(), z.number().nullable()]),
      ...compared,
    }),
    z.object({
      kind: z.literal('difference'),
      /** Now − before, of shares from 0 to 1. No change is 0. */
      estimate: z.number(),
      interval: z.tuple([z.number(), z.number()]),
      ...compared,
    }),
  ])
  .meta({ id: 'FigureChange' });
/** How a figure differs from the window before, and whether that is sure. @public */
export type FigureChange = z.infer<typeof figureChange>;
