import { z } from 'zod';
import { instant, keyOf } from '../../contract';
import { severity } from '../../incidents';
import { metricsWindowShown } from '../window';
import { durationFigure } from './durationFigure';
import { availabilityFigure, downtimeFigure } from './availabilityFigure';
import { changeRateFigure } from './changeRateFigure';
import { verifiedFigure } from './commitmentOutcome';
import { count } from './figureParts';
import { recurrenceFigure } from './recurrenceFigure';
import { timeBetweenFigure } from './timeBetweenFigure';
import { incidentsFigure } from './incidentsFigure';
import { shareFigure } from './shareFigure';

/** Promises as of now. @public */
export const commitmentCounts = z
  .object({
    /** Promised and not done, overdue ones included. */
    open: count,
    overdue: count,
    /** Not overdue, due within 7 days. */
    dueSoon: count,
  })
  .meta({ id: 'CommitmentCounts' });
/** Promises as of now. @public */
export type CommitmentCounts = z.infer<typeof commitmentCounts>;

/** An incident of the window, as a list shows it where there are too few for a typical time. @public */
export const recentIncident = z
  .object({
    key: keyOf('incident'),
    title: z.string(),
    severity: severity.nullable(),
    anchor: instant,
    /** Seconds; null unless `restored` is `known`. */
    timeToRestore: z.number().nullable(),
    restored: z.enum(['known', 'open', 'unknown', 'impossible']),
  })
  .meta({ id: 'RecentIncident' });
/** An incident of the window. @public */
export type RecentIncident = z.infer<typeof recentIncident>;

/** Most incidents that an answer lists. @public */
export const MAX_RECENT_INCIDENTS = 6;

/** Every figure of a scope in a window. @public */
export const scopeMetrics = z
  .object({
    /** An entity reference or `organisation`. */
    scope: z.string(),
    window: metricsWindowShown,
    /** Members and owners as of now, for the whole window. */
    attribution: z.literal('current'),
    durations: z.enum(['computed', 'stated']),
    resolveFrom: z.enum(['declared', 'impactStarted']),
    /** Since when the scope is observed; null: nothing was ever reported. */
    observedSince: instant.nullable(),
    entities: z.object({
      counted: count,
      /** Belong to the scope, and the reader may not see them, or is not known to: the catalog does not have them to say so. */
      unreadable: count,
      /** Referred to and unknown to the catalog, for whoever may see everything. */
      missing: count,
    }),
    figures: z.object({
      timeToDetect: durationFigure,
      timeToAcknowledge: durationFigure,
      timeToRestore: durationFigure,
      timeToResolve: durationFigure,
      incidents: incidentsFigure,
      timeBetweenIncidents: timeBetweenFigure,
      availability: availabilityFigure,
      downtime: downtimeFigure,
      recurrence: recurrenceFigure,
      /** Null: the reader may not see deployments, as in those that follow. */
      changeFailureRate: changeRateFigure.nullable(),
      changeSuccessRate: changeRateFigure.nullable(),
      failedDeploymentRecovery: durationFigure.nullable(),
      /** Null: the reader may not see action items, as in those that follow. */
      commitmentsOnTime: shareFigure.nullable(),
      commitmentsVerified: verifiedFigure.nullable(),
    }),
    /** Null: the reader may not see action items. */
    commitments: commitmentCounts.nullable(),
    /** The latest incidents of the window, latest first. */
    recent: z.array(recentIncident).max(MAX_RECENT_INCIDENTS),
  })
  .meta({ id: 'ScopeMetrics' });
/** Every figure of a scope in a window. @public */
export type ScopeMetrics = z.infer<typeof scopeMetrics>;
/** The figures of a scope by name. @public */
export type ScopeFigures = ScopeMetrics['figures'];
/** Any figure. @public */
export type Figure = NonNullable<ScopeFigures[keyof ScopeFigures]>;
