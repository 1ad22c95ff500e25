import { z } from 'zod';
import { instant } from '../../contract';
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

/** Most points that a trend may have. @public */
export const MAX_TREND_POINTS = 1000;

/** How far the points of a trend are apart: days, ISO weeks or months, in UTC. @public */
export const trendSteps = ['P1D', 'P1W', 'P1M'] as const;
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
    /** The last one ends now, or where the trend was asked to end. */
    points: z.array(trendPoint).max(MAX_TREND_POINTS),
  })
  .meta({ id: 'MetricsTrend' });
/** How a figure went. @public */
export type MetricsTrend = z.infer<typeof metricsTrend>;
