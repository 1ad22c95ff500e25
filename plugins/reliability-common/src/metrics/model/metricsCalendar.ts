import { z } from 'zod';
import { instant } from '../../contract';
import { durationFigure } from './durationFigure';
import { incidentsFigure } from './incidentsFigure';
import { shareFigure } from './shareFigure';

/** Most buckets that a calendar may have. @public */
export const MAX_BUCKETS = 1000;

/** What a calendar is divided into. @public */
export const calendarSteps = ['month', 'quarter', 'year'] as const;
export const calendarStep = z.enum(calendarSteps);
/** What a calendar is divided into. @public */
export type CalendarStep = z.infer<typeof calendarStep>;

/** Figures that are computed for each part of a longer time, or of a larger scope. @public */
export const partFigures = z.object({
  timeToDetect: durationFigure,
  timeToAcknowledge: durationFigure,
  timeToRestore: durationFigure,
  timeToResolve: durationFigure,
  incidents: incidentsFigure,
  /** Null: the reader may not see action items. */
  commitmentsOnTime: shareFigure.nullable(),
});

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
    figures: partFigures,
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
