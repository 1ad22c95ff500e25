import { z } from 'zod';
import { instant } from '../../contract';
import type { FactorLayer } from '../../failureModes';
import { metricsWindowShown } from '../window';
import { count, coverage } from './figureParts';

/** Most failure modes that an answer lists. @public */
export const MAX_RECURRING_MODES = 200;

/** Incidents by the layer in which published postmortems see what contributed; one counts once in each of its layers. @public */
export const countByLayer = z
  .object({
    people: count,
    process: count,
    technology: count,
    external: count,
  } satisfies Record<FactorLayer, typeof count>)
  .meta({ id: 'CountByLayer' });
/** Incidents by the layer in which published postmortems see what contributed. @public */
export type CountByLayer = z.infer<typeof countByLayer>;

/** What came of one failure mode in a window. @public */
export const recurringMode = z
  .object({
    failureMode: z.string(),
    incidents: count,
    /** Those of them that another incident of the same failure mode followed within 90 days, as far as that is over. */
    repeated: count,
    /** Null: the reader may not see postmortems. */
    layers: countByLayer.nullable(),
  })
  .meta({ id: 'RecurringMode' });
/** What came of one failure mode in a window. @public */
export type RecurringMode = z.infer<typeof recurringMode>;

/** What the incidents of a scope have in common. @public */
export const metricsRecurring = z
  .object({
    scope: z.string(),
    window: metricsWindowShown,
    /** Members and owners as of now, for the whole window. */
    attribution: z.literal('current'),
    /** Since when the scope is observed; null: nothing was ever reported. */
    observedSince: instant.nullable(),
    /** Incidents with a failure mode, of all that count. */
    coverage,
    /** Published postmortems that tell of those with a failure mode, and how many of these they tell of; null: the reader may not see any. */
    told: z.object({ postmortems: count, incidents: coverage }).nullable(),
    /** A to Z: those with most incidents, where there are too many. */
    modes: z.array(recurringMode).max(MAX_RECURRING_MODES),
    /** Failure modes that are left out. */
    left: count,
  })
  .meta({ id: 'MetricsRecurring' });
/** What the incidents of a scope have in common. @public */
export type MetricsRecurring = z.infer<typeof metricsRecurring>;
