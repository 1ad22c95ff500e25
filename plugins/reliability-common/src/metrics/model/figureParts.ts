import { z } from 'zod';
import { figureChange } from './figureChange';

/**
 * What a figure can be: `ok`; `lowConfidence` (few, shown with reserve); `tooFew` to say anything typical; `none` (observed,
 * and nothing happened); `notObserved` (nothing was ever reported: silence is not reliability); `unattributed` (too much is not
 * known for a share to mean anything).
 *
 * @public
 */
export const figureStates = [
  'ok',
  'lowConfidence',
  'tooFew',
  'none',
  'notObserved',
  'unattributed',
] as const;
/** What a figure can be. @public */
export type FigureState = (typeof figureStates)[number];

export const figureState = z.enum(figureStates);

/** How many. */
export const count = z.number().int().min(0);
/** A closed interval with two ends. */
export const finiteInterval = z.tuple([z.number(), z.number()]);
/** The upper end is null where the data set no bound. */
export const interval = z.tuple([z.number(), z.number().nullable()]);

/** Of how many incidents or items the figure knows what it needs. @public */
export const coverage = z
  .object({ known: count, total: count })
  .meta({ id: 'Coverage' });
/** Of how many incidents or items the figure knows what it needs. @public */
export type Coverage = z.infer<typeof coverage>;

/** From the window before; null where that cannot be said, left out where it was not looked at. */
export const change = figureChange.nullable().optional();

/** `k` of `n`, as a share with its interval. */
export const shareFields = {
  value: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  k: z.number().int().min(0),
  n: z.number().int().min(1),
  coverage,
};
