import { z } from 'zod';
import { incidentKinds, severities } from '../../incidents';
import { change, count, finiteInterval } from './figureParts';

/** Incidents by severity; `unknown` where nobody said. @public */
export const countBySeverity = z
  .object({
    sev1: count,
    sev2: count,
    sev3: count,
    sev4: count,
    sev5: count,
    unknown: count,
  } satisfies Record<(typeof severities)[number] | 'unknown', typeof count>)
  .meta({ id: 'CountBySeverity' });
/** Incidents by severity. @public */
export type CountBySeverity = z.infer<typeof countBySeverity>;

/** What is reported beside incidents and never counted as one. @public */
export const countByOtherKind = z
  .object({
    nearMiss: count,
    drill: count,
    maintenance: count,
  } satisfies Record<Exclude<(typeof incidentKinds)[number], 'incident'>, typeof count>)
  .meta({ id: 'CountByOtherKind' });
/** What is reported beside incidents. @public */
export type CountByOtherKind = z.infer<typeof countByOtherKind>;

/** Incidents that have the same word; null: nobody said. @public */
export const countByWord = z
  .object({ word: z.string().nullable(), count })
  .meta({ id: 'CountByWord' });
/** Incidents that have the same word. @public */
export type CountByWord = z.infer<typeof countByWord>;

const incidents = {
  definition: z.literal('incidents'),
  unit: z.literal('count'),
  byKind: countByOtherKind,
};

/** How many incidents there were. @public */
export const incidentsFigure = z
  .discriminatedUnion('state', [
    z.object({
      state: z.enum(['ok', 'none']),
      ...incidents,
      count,
      /** Of the mean count that such windows have. */
      interval: finiteInterval,
      /** Null for fewer than 7 observed days. */
      per30Days: z.number().nullable(),
      /** Days of the window in which the scope was observed; not whole. */
      observedDays: z.number(),
      bySeverity: countBySeverity,
      byType: z.array(countByWord),
      byTrigger: z.array(countByWord),
      /** Began here, hurt users elsewhere only; not in `count`. */
      originOnly: count,
      change,
    }),
    z.object({ state: z.literal('notObserved'), ...incidents }),
  ])
  .meta({ id: 'IncidentsFigure' });
/** How many incidents there were. @public */
export type IncidentsFigure = z.infer<typeof incidentsFigure>;
