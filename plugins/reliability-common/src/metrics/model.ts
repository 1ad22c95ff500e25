import { z } from 'zod';
import { instant, keyOf } from '../contract';
import { incidentKinds, severity, severities } from '../incidents';
import { durationKinds } from './durations';
import { metricsWindowShown } from './window';

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

const count = z.number().int().min(0);
const finiteInterval = z.tuple([z.number(), z.number()]);
/** The upper end is null where the data set no bound. */
const interval = z.tuple([z.number(), z.number().nullable()]);

/** Of how many incidents or items the figure knows what it needs. @public */
export const coverage = z
  .object({ known: count, total: count })
  .meta({ id: 'Coverage' });
/** Of how many incidents or items the figure knows what it needs. @public */
export type Coverage = z.infer<typeof coverage>;

/** Incidents behind a duration that deserve a look. @public */
export const durationNotes = z
  .object({
    /** A time point is missing. */
    unknown: count,
    /** A time point cannot be right. */
    impossible: count,
    /** Detected before impact began; counted as 0. */
    early: count,
    /** Open for more than 30 days. */
    longOpen: count,
  })
  .meta({ id: 'DurationNotes' });
/** Incidents behind a duration that deserve a look. @public */
export type DurationNotes = z.infer<typeof durationNotes>;

const duration = {
  definition: z.enum(durationKinds),
  unit: z.literal('s'),
};

/** A duration, in seconds. @public */
export const durationFigure = z
  .discriminatedUnion('state', [
    z.object({
      state: z.enum(['ok', 'lowConfidence']),
      ...duration,
      /** Null: not reached, too many are open; the typical duration is then longer than the interval's lower end. */
      median: z.number().nullable(),
      interval,
      /** Null when anything is open. */
      mean: z.number().nullable(),
      /** Null for fewer than 36, and when anything is open. */
      p90: z.number().nullable(),
      p90Interval: finiteInterval.nullable(),
      /** Durations that it rests on, open ones included. */
      n: count,
      /** Open ones among them. */
      censored: count,
      coverage,
      notes: durationNotes,
    }),
    z.object({
      state: z.literal('tooFew'),
      ...duration,
      n: count,
      censored: count,
      coverage,
      notes: durationNotes,
    }),
    z.object({ state: z.literal('none'), ...duration }),
    z.object({ state: z.literal('notObserved'), ...duration }),
  ])
  .meta({ id: 'DurationFigure' });
/** A duration, in seconds. @public */
export type DurationFigure = z.infer<typeof durationFigure>;

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
      /** Began here, hurt users elsewhere only; not in `count`. */
      originOnly: count,
    }),
    z.object({ state: z.literal('notObserved'), ...incidents }),
  ])
  .meta({ id: 'IncidentsFigure' });
/** How many incidents there were. @public */
export type IncidentsFigure = z.infer<typeof incidentsFigure>;

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
    }),
    z.object({ state: z.literal('none'), ...share }),
    z.object({ state: z.literal('unattributed'), ...share, coverage }),
  ])
  .meta({ id: 'ShareFigure' });
/** A share, `k` of `n`. @public */
export type ShareFigure = z.infer<typeof shareFigure>;

/** Any figure. @public */
export type Figure = DurationFigure | IncidentsFigure | ShareFigure;

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
      /** Belong to the scope, and the reader may not see them. */
      unreadable: count,
      /** Referred to and unknown to the catalog. */
      missing: count,
    }),
    figures: z.object({
      timeToDetect: durationFigure,
      timeToAcknowledge: durationFigure,
      timeToRestore: durationFigure,
      timeToResolve: durationFigure,
      incidents: incidentsFigure,
      /** Null: the reader may not see action items. */
      commitmentsOnTime: shareFigure.nullable(),
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
