import { z } from 'zod';
import { ORGANISATION, scopeRef } from '../catalog';
import {
  instant,
  operation,
  pageQuery,
  queryFlag,
  queryList,
} from '../contract';
import { isTimeZone } from './calendar';
import {
  calendarStep,
  metricsCalendar,
  metricsRecurring,
  metricsScopes,
  metricsTrend,
  partKind,
  scopeMetrics,
  trendFigures,
  trendStep,
} from './model';
import { metricsQuality, qualityFigures } from './quality';
import { metricsWaiting } from './waiting';
import {
  DEFAULT_WINDOW,
  metricsWindowQuery,
  refuseWrongWindow,
  rollingWindow,
} from './window';

/** Choices of how durations are read. */
const durationChoices = {
  /** `stated`: what somebody stated, where an incident has it. */
  durations: z.enum(['computed', 'stated']).default('computed'),
  /** Where time to resolve begins. */
  resolveFrom: z.enum(['declared', 'impactStarted']).default('declared'),
};

/** A time that ends now unless told. Whether `until` is in the future is for `resolveWindow` to say. */
const range = { from: instant.optional(), until: instant.optional() };

/** What figures are asked for. Whether `until` is in the future is for {@link resolveWindow} to say. @public */
export const metricsQuery = z
  .object({
    scope: scopeRef.default(ORGANISATION),
    ...metricsWindowQuery,
    ...durationChoices,
  })
  .strict()
  .superRefine(refuseWrongWindow);
/** What figures are asked for. @public */
export type MetricsQuery = z.output<typeof metricsQuery>;

const pointsOfFigure = {
  scope: scopeRef.default(ORGANISATION),
  figure: z.enum(trendFigures),
  ...range,
  step: trendStep.default('P1W'),
  trailing: rollingWindow.default(DEFAULT_WINDOW),
  ...durationChoices,
};
/** What the trend of a figure is asked for. @public */
export const trendQuery = z
  .object({
    ...pointsOfFigure,
    /** Whether it is said when members joined and left. */
    membershipChanges: queryFlag.optional(),
  })
  .strict()
  .superRefine(refuseWrongWindow);
/** What the trend of a figure is asked for. @public */
export type TrendQuery = z.output<typeof trendQuery>;

/** The same for its points alone. @public */
export const trendPointsQuery = z
  .object(pointsOfFigure)
  .strict()
  .superRefine(refuseWrongWindow);
/** What the points of a trend are asked for. @public */
export type TrendPointsQuery = z.output<typeof trendPointsQuery>;

/** What figures by the calendar are asked for. @public */
export const calendarQuery = z
  .object({
    scope: scopeRef.default(ORGANISATION),
    step: calendarStep,
    zone: z
      .string()
      .max(100)
      .refine(isTimeZone, 'must be a time zone such as Europe/Madrid')
      .default('UTC'),
    ...range,
    ...durationChoices,
  })
  .strict()
  .superRefine(refuseWrongWindow);
/** What figures by the calendar are asked for. @public */
export type CalendarQuery = z.output<typeof calendarQuery>;

const partsOfScope = {
  parent: scopeRef.default(ORGANISATION),
  kind: partKind.optional(),
  /** Only parts that surely changed since the window before; all of them at once. */
  changed: queryFlag.optional(),
  ...metricsWindowQuery,
  ...durationChoices,
};
/** What the figures of the parts of a scope are asked for. @public */
export const scopesQuery = z
  .object({
    ...partsOfScope,
    ...pageQuery,
  })
  .strict()
  .superRefine(refuseWrongWindow);
/** What the figures of the parts of a scope are asked for. @public */
export type ScopesQuery = z.output<typeof scopesQuery>;

/** The same for all parts at once. @public */
export const allScopesQuery = z
  .object(partsOfScope)
  .strict()
  .superRefine(refuseWrongWindow);
/** The same for all parts at once. @public */
export type AllScopesQuery = z.output<typeof allScopesQuery>;

/** What recurring failure modes are asked for; the last 365 days unless told. @public */
export const recurringQuery = z
  .object({ scope: scopeRef.default(ORGANISATION), ...metricsWindowQuery })
  .strict()
  .superRefine(refuseWrongWindow);
/** What recurring failure modes are asked for. @public */
export type RecurringQuery = z.output<typeof recurringQuery>;

const waitingParts = {
  scope: scopeRef.default(ORGANISATION),
  kind: partKind.optional(),
};
/** What is asked about where commitments wait. @public */
export const waitingQuery = z
  .object({ ...waitingParts, ...pageQuery })
  .strict();
/** What is asked about where commitments wait. @public */
export type WaitingQuery = z.output<typeof waitingQuery>;

/** The same for all parts at once. @public */
export const allWaitingQuery = z.object(waitingParts).strict();
/** The same for all parts at once. @public */
export type AllWaitingQuery = z.output<typeof allWaitingQuery>;

const incidentsToMend = {
  scope: scopeRef.default(ORGANISATION),
  /** Those that these figures miss; any unless told. */
  figure: queryList(z.enum(qualityFigures)).optional(),
  ...metricsWindowQuery,
  ...durationChoices,
};
/** What incidents that lower the coverage of figures are asked for. @public */
export const qualityQuery = z
  .object({ ...incidentsToMend, ...pageQuery })
  .strict()
  .superRefine(refuseWrongWindow);
/** What incidents that lower the coverage of figures are asked for. @public */
export type QualityQuery = z.output<typeof qualityQuery>;

/** The same for all of them at once. @public */
export const allQualityQuery = z
  .object(incidentsToMend)
  .strict()
  .superRefine(refuseWrongWindow);
/** The same for all of them at once. @public */
export type AllQualityQuery = z.output<typeof allQualityQuery>;

/** Raised when equal facts come to other figures: what was answered before is not known again. @public */
export const FIGURES_VERSION = 7;

/** Operations on figures. @public */
export const metricsContract = {
  getMetrics: operation({
    id: 'getMetrics',
    method: 'get',
    path: '/metrics',
    summary:
      'The figures of a scope in a rolling window (`window`) or a range (`from`, `until`), each with its interval and coverage',
    query: metricsQuery,
    conditional: true,
    response: scopeMetrics,
  }),
  getMetricsTrend: operation({
    id: 'getMetricsTrend',
    method: 'get',
    path: '/metrics/trend',
    summary:
      'How a figure went: at each step what it is over the trailing window that ends there; the last 365 days unless told',
    query: trendQuery,
    conditional: true,
    response: metricsTrend,
  }),
  getMetricsCalendar: operation({
    id: 'getMetricsCalendar',
    method: 'get',
    path: '/metrics/calendar',
    summary:
      'The figures of a scope in each month, quarter or year of a time zone; 12 months, 8 quarters or 5 years unless told',
    query: calendarQuery,
    conditional: true,
    response: metricsCalendar,
  }),
  getMetricsScopes: operation({
    id: 'getMetricsScopes',
    method: 'get',
    path: '/metrics/scopes',
    summary: 'The figures of every part of a scope, A to Z, never ranked',
    query: scopesQuery,
    conditional: true,
    response: metricsScopes,
  }),
  getMetricsWaiting: operation({
    id: 'getMetricsWaiting',
    method: 'get',
    path: '/metrics/waiting',
    summary:
      'How long open commitments have waited in every part of a scope, A to Z, never ranked',
    query: waitingQuery,
    conditional: true,
    response: metricsWaiting,
  }),
  getMetricsRecurring: operation({
    id: 'getMetricsRecurring',
    method: 'get',
    path: '/metrics/recurring',
    summary:
      'The failure modes of a scope’s incidents, the layers in which published postmortems see what contributed, and how many came back within 90 days; over the last 365 days unless told',
    query: recurringQuery,
    conditional: true,
    response: metricsRecurring,
  }),
  getMetricsQuality: operation({
    id: 'getMetricsQuality',
    method: 'get',
    path: '/metrics/quality',
    summary:
      'The incidents that figures of a scope count and do not know well enough, and those of before that may be over, latest first: what is wrong with each, and which figures miss it',
    query: qualityQuery,
    conditional: true,
    response: metricsQuality,
  }),
} as const;
