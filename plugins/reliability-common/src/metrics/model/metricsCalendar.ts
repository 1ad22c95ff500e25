import { z } from 'zod';
import { instant } from '../../contract';
import { scopeMetrics } from './scopeMetrics';

/** Most buckets that a calendar may have, each of which has every figure: more than ten years of months. @internal */
export const MAX_BUCKETS = 140;

/** What a calendar is divided into. @public */
export const calendarSteps = ['month', 'quarter', 'year'] as const;
/** What a calendar is divided into. @public */
export const calendarStep = z.enum(calendarSteps);
/** What a calendar is divided into. @public */
export type CalendarStep = z.infer<typeof calendarStep>;

/** The figures of a scope in one month, quarter or year. @public */
export const calendarBucket = z
  .object({
    /** `2026-03`, `2026-Q1` or `2026`. */
    label: z.string(),
    from: instant,
    /** Not included. */
    until: instant,
    /** Whether it is over. */
    isOver: z.boolean(),
    /** None says whether it changed: of many at once, some would look as if they had. */
    figures: scopeMetrics.shape.figures,
  })
  .meta({ id: 'CalendarBucket' });
/** The figures of a scope in one month, quarter or year. @public */
export type CalendarBucket = z.infer<typeof calendarBucket>;

/** The figures of a scope by the calendar of a place. @public */
export const metricsCalendar = z
  .object({
    scope: z.string(),
    step: calendarStep,
    /** Time zone in which months begin. */
    zone: z.string(),
    attribution: z.literal('current'),
    buckets: z.array(calendarBucket).max(MAX_BUCKETS),
  })
  .meta({ id: 'MetricsCalendar' });
/** The figures of a scope by the calendar of a place. @public */
export type MetricsCalendar = z.infer<typeof metricsCalendar>;
