import { z } from 'zod';
import { instant, type ListExport, listExport } from '../contract';
import {
  allQualityQuery,
  allScopesQuery,
  allWaitingQuery,
  calendarQuery,
  metricsQuery,
  recurringQuery,
  trendPointsQuery,
} from './contract';
import {
  availabilityFigure,
  calendarBucket,
  changeRateFigure,
  downtimeFigure,
  durationFigure,
  incidentsFigure,
  partMetrics,
  recurrenceFigure,
  recurringMode,
  shareFigure,
  timeBetweenFigure,
  trendFigures,
  trendPoint,
  verifiedFigure,
} from './model';
import { incidentToMend } from './quality';
import { partWaiting } from './waiting';

/** Any figure, by its definition and state. */
const anyFigure = z.union([
  durationFigure,
  incidentsFigure,
  timeBetweenFigure,
  availabilityFigure,
  downtimeFigure,
  recurrenceFigure,
  changeRateFigure,
  shareFigure,
  verifiedFigure,
]);

/** A figure of a scope, and the window that it is of. @public */
export const figureLine = z
  .object({
    scope: z.string(),
    from: instant,
    /** Not included. */
    until: instant,
    figure: anyFigure,
  })
  .meta({ id: 'FigureLine' });
/** A figure of a scope, and the window that it is of. @public */
export type FigureLine = z.infer<typeof figureLine>;

/** A figure of a scope in one month, quarter or year. @public */
export const calendarLine = figureLine
  .extend(calendarBucket.pick({ label: true, isOver: true }).shape)
  .meta({ id: 'CalendarLine' });
/** A figure of a scope in one month, quarter or year. @public */
export type CalendarLine = z.infer<typeof calendarLine>;

/** A point of a trend, and of what. @public */
export const trendLine = trendPoint
  .extend({ scope: z.string(), figure: z.enum(trendFigures) })
  .meta({ id: 'TrendLine' });
/** A point of a trend, and of what. @public */
export type TrendLine = z.infer<typeof trendLine>;

/** Everything behind figures and their charts, to be saved whole. @public */
export const metricsExports = {
  figures: listExport({
    id: 'exportMetrics',
    path: '/metrics',
    each: 'each figure',
    query: metricsQuery,
    line: figureLine,
  }),
  trend: listExport({
    id: 'exportMetricsTrend',
    path: '/metrics/trend',
    each: 'each point',
    query: trendPointsQuery,
    line: trendLine,
  }),
  calendar: listExport({
    id: 'exportMetricsCalendar',
    path: '/metrics/calendar',
    each: 'each figure of each month, quarter or year',
    query: calendarQuery,
    line: calendarLine,
  }),
  scopes: listExport({
    id: 'exportMetricsScopes',
    path: '/metrics/scopes',
    each: 'each part of the kind',
    query: allScopesQuery,
    line: partMetrics,
  }),
  waiting: listExport({
    id: 'exportMetricsWaiting',
    path: '/metrics/waiting',
    each: 'each part of the kind',
    query: allWaitingQuery,
    line: partWaiting,
  }),
  recurring: listExport({
    id: 'exportMetricsRecurring',
    path: '/metrics/recurring',
    each: 'each failure mode',
    query: recurringQuery,
    line: recurringMode,
  }),
  quality: listExport({
    id: 'exportMetricsQuality',
    path: '/metrics/quality',
    each: 'each incident',
    query: allQualityQuery,
    line: incidentToMend,
  }),
} as const satisfies Readonly<Record<string, ListExport>>;

/** The operations of {@link metricsExports}. @public */
export const metricsExportContract = {
  exportMetricsCsv: metricsExports.figures.csv,
  exportMetricsNdjson: metricsExports.figures.ndjson,
  exportMetricsTrendCsv: metricsExports.trend.csv,
  exportMetricsTrendNdjson: metricsExports.trend.ndjson,
  exportMetricsCalendarCsv: metricsExports.calendar.csv,
  exportMetricsCalendarNdjson: metricsExports.calendar.ndjson,
  exportMetricsScopesCsv: metricsExports.scopes.csv,
  exportMetricsScopesNdjson: metricsExports.scopes.ndjson,
  exportMetricsWaitingCsv: metricsExports.waiting.csv,
  exportMetricsWaitingNdjson: metricsExports.waiting.ndjson,
  exportMetricsRecurringCsv: metricsExports.recurring.csv,
  exportMetricsRecurringNdjson: metricsExports.recurring.ndjson,
  exportMetricsQualityCsv: metricsExports.quality.csv,
  exportMetricsQualityNdjson: metricsExports.quality.ndjson,
} as const;
