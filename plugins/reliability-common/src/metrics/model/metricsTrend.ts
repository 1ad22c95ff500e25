import { z } from 'zod';
import { calendarDay, instant } from '../../contract';
import { count, figureState, interval } from './figureParts';

/** Figures that have a trend. @public */
export const trendFigures = [
  'timeToDetect',
  'timeToAcknowledge',
  'timeToRestore',
  'timeToResolve',
  'incidents',
  'changeFailureRate',
  'commitmentsOnTime',
] as const;
/** A figure that has a trend. @public */
export type TrendFigure = (typeof trendFigures)[number];

/** Most points that a trend may have. @internal */
export const MAX_TREND_POINTS = 1000;

/** How far the points of a trend are apart: days, ISO weeks or months, in UTC. @public */
export const trendSteps = ['P1D', 'P1W', 'P1M'] as const;
/** How far the points of a trend are apart. @public */
export const trendStep = z.enum(trendSteps);
/** How far the points of a trend are apart. @public */
export type TrendStep = z.infer<typeof trendStep>;

/** A figure over the window that ends at a moment. @public */
export const trendPoint = z
  .object({
    /** The end of the window, not included. */
    until: instant,
    state: figureState,
    /** The median, the count or the share; null where there is none, or where a median is not reached. */
    value: z.number().nullable(),
    interval: interval.nullable(),
    /** Durations, incidents or promises that it rests on. */
    n: count,
  })
  .meta({ id: 'TrendPoint' });
/** A figure over the window that ends at a moment. @public */
export type TrendPoint = z.infer<typeof trendPoint>;

/** Most entities that a day of changes names. @internal */
export const MOST_MEMBERS_NAMED = 20;

/** What joined a scope and left it on a day: from then on others are counted, in all points. @public */
export const membershipChange = z
  .object({
    /** In UTC: when the catalog’s copy learned of it. */
    day: calendarDay,
    /** Entities that the reader may see, as in those that follow. */
    joined: count,
    left: count,
    /** A to Z, the first of both. */
    entities: z.array(z.string()).max(MOST_MEMBERS_NAMED),
  })
  .meta({ id: 'MembershipChange' });
/** What joined a scope and left it on a day. @public */
export type MembershipChange = z.infer<typeof membershipChange>;

/** How a figure went: each point is the figure over the trailing window that ends there, from single values. @public */
export const metricsTrend = z
  .object({
    scope: z.string(),
    figure: z.enum(trendFigures),
    unit: z.enum(['s', 'count', 'ratio']),
    from: instant,
    until: instant,
    step: trendStep,
    /** Length of each point's window. */
    trailing: z.string(),
    /** Members and owners as of now, for all points. */
    attribution: z.literal('current'),
    /** Where it is asked for: when members joined and left, of a group, a system or a domain; what is known of the last three years. */
    membershipChanges: z.array(membershipChange).optional(),
    /** The last one ends now, or where the trend was asked to end. */
    points: z.array(trendPoint).max(MAX_TREND_POINTS),
  })
  .meta({ id: 'MetricsTrend' });
/** How a figure went. @public */
export type MetricsTrend = z.infer<typeof metricsTrend>;
