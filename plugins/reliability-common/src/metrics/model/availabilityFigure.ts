import { z } from 'zod';
import type { ImpactLevel } from '../../incidents';
import { count, coverage } from './figureParts';

/** Incidents behind availability that deserve a look. @public */
export const availabilityNotes = z
  .object({
    /** Start or end of impact is missing: left out. */
    unknown: count,
    /** Start or end of impact cannot be right: left out. */
    impossible: count,
    /** Still down. */
    open: count,
    /** Open for more than 365 days: nobody knows whether it is over, so it is left out. */
    stillOpen: count,
    /** Nobody said how much was gone: counted as major. */
    unstated: count,
  })
  .meta({ id: 'AvailabilityNotes' });
/** Incidents behind availability that deserve a look. @public */
export type AvailabilityNotes = z.infer<typeof availabilityNotes>;

/** How much of an hour of impact counts as down: more than 0, at most 1. @public */
export const impactWeights = z
  .object({
    major: z.number().gt(0).max(1),
    partial: z.number().gt(0).max(1),
  } satisfies Record<ImpactLevel, z.ZodType<number>>)
  .meta({ id: 'ImpactWeights' });
/** How much of an hour of impact counts as down. @public */
export type ImpactWeights = Readonly<z.infer<typeof impactWeights>>;

const support = {
  /** As they are configured. */
  weights: impactWeights,
  /** Members of the scope, and how many of them were observed in the window. */
  members: z.object({ observed: count, total: count }),
  coverage,
  notes: availabilityNotes,
};
const availability = {
  definition: z.literal('availability'),
  unit: z.literal('ratio'),
};
const downtime = { definition: z.literal('downtime'), unit: z.literal('s') };
const ofMember = z.object({ value: z.number(), entityRef: z.string() });

/** Share of observed time in which users were not hurt; `none`: no incident touched the window. @public */
export const availabilityFigure = z
  .discriminatedUnion('state', [
    z.object({
      state: z.enum(['ok', 'lowConfidence', 'none']),
      ...availability,
      /** Over the members. */
      mean: z.number(),
      minimum: ofMember,
      ...support,
    }),
    z.object({ state: z.literal('unattributed'), ...availability, ...support }),
    z.object({ state: z.literal('notObserved'), ...availability }),
  ])
  .meta({ id: 'AvailabilityFigure' });
/** Share of observed time in which users were not hurt. @public */
export type AvailabilityFigure = z.infer<typeof availabilityFigure>;

/** How long users were hurt, in seconds; `none`: no incident touched the window. @public */
export const downtimeFigure = z
  .discriminatedUnion('state', [
    z.object({
      state: z.enum(['ok', 'lowConfidence', 'none']),
      ...downtime,
      /** Over the members. */
      mean: z.number(),
      maximum: ofMember,
      ...support,
    }),
    z.object({ state: z.literal('unattributed'), ...downtime, ...support }),
    z.object({ state: z.literal('notObserved'), ...downtime }),
  ])
  .meta({ id: 'DowntimeFigure' });
/** How long users were hurt, in seconds. @public */
export type DowntimeFigure = z.infer<typeof downtimeFigure>;
