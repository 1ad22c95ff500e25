import { z } from 'zod';
import { pageOf } from '../../contract';
import { metricsWindowShown } from '../window';
import { durationFigure } from './durationFigure';
import { count } from './figureParts';
import { incidentsFigure } from './incidentsFigure';
import { commitmentCounts } from './scopeMetrics';

/** Kinds of entities that may be parts of a scope; where none is asked for, the first that there is. @public */
export const partKinds = [
  'domain',
  'system',
  'component',
  'api',
  'resource',
  'group',
] as const;
/** A kind of entities that may be parts of a scope. @public */
export const partKind = z.enum(partKinds);
/** A kind of entities that may be parts of a scope. @public */
export type PartKind = z.infer<typeof partKind>;

/** The figures of one part of a scope. @public */
export const partMetrics = z
  .object({
    scope: z.string(),
    title: z.string().nullable(),
    figures: z.object({
      incidents: incidentsFigure,
      timeToRestore: durationFigure,
    }),
    /** Null: the reader may not see action items. */
    commitments: commitmentCounts.nullable(),
  })
  .meta({ id: 'PartMetrics' });
/** The figures of one part of a scope. @public */
export type PartMetrics = z.infer<typeof partMetrics>;

/** The parts of a scope with figures of their own, A to Z: they are never ranked. @public */
export const metricsScopes = pageOf(partMetrics)
  .extend({
    parent: z.string(),
    window: metricsWindowShown,
    attribution: z.literal('current'),
    /** Null: there are no parts. */
    kind: partKind.nullable(),
    /** How many parts there are of each kind that the reader may see. */
    kinds: z.array(z.object({ kind: partKind, count })),
    /** Parts of the kind that the reader may not see. */
    unreadable: count,
  })
  .meta({ id: 'MetricsScopes' });
/** The parts of a scope with figures of their own. @public */
export type MetricsScopes = z.infer<typeof metricsScopes>;
