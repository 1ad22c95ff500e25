import type { Ask } from './everyOperation';

const checkout = 'component:default/checkout-api';

/** How each operation on figures and their reports is asked about what is confidential. */
export const metricsAsks: Readonly<Record<string, Ask>> = {
  getMetrics: caller => caller.get(`/metrics?scope=${checkout}`),
  getMetricsTrend: caller =>
    caller.get(`/metrics/trend?scope=${checkout}&figure=timeToRestore`),
  getMetricsCalendar: caller =>
    caller.get(`/metrics/calendar?scope=${checkout}&step=month`),
  getMetricsScopes: caller => caller.get('/metrics/scopes?kind=component'),
  getMetricsWaiting: caller => caller.get('/metrics/waiting?kind=component'),
  getMetricsRecurring: caller =>
    caller.get(`/metrics/recurring?scope=${checkout}`),
  getMetricsQuality: caller => caller.get('/metrics/quality?count=true'),
  exportMetricsCsv: caller => caller.get(`/metrics.csv?scope=${checkout}`),
  exportMetricsNdjson: caller =>
    caller.get(`/metrics.ndjson?scope=${checkout}`),
  exportMetricsTrendCsv: caller =>
    caller.get(`/metrics/trend.csv?scope=${checkout}&figure=incidents`),
  exportMetricsTrendNdjson: caller =>
    caller.get(`/metrics/trend.ndjson?scope=${checkout}&figure=incidents`),
  exportMetricsCalendarCsv: caller =>
    caller.get(`/metrics/calendar.csv?scope=${checkout}&step=month`),
  exportMetricsCalendarNdjson: caller =>
    caller.get(`/metrics/calendar.ndjson?scope=${checkout}&step=month`),
  exportMetricsScopesCsv: caller =>
    caller.get('/metrics/scopes.csv?kind=component'),
  exportMetricsScopesNdjson: caller =>
    caller.get('/metrics/scopes.ndjson?kind=component'),
  exportMetricsWaitingCsv: caller =>
    caller.get('/metrics/waiting.csv?kind=component'),
  exportMetricsWaitingNdjson: caller =>
    caller.get('/metrics/waiting.ndjson?kind=component'),
  exportMetricsRecurringCsv: caller => caller.get('/metrics/recurring.csv'),
  exportMetricsRecurringNdjson: caller =>
    caller.get('/metrics/recurring.ndjson'),
  exportMetricsQualityCsv: caller => caller.get('/metrics/quality.csv'),
  exportMetricsQualityNdjson: caller => caller.get('/metrics/quality.ndjson'),
  getReport: caller => caller.get(`/metrics/report?scope=${checkout}`),
  exportReportMarkdown: caller =>
    caller.get('/metrics/report.md?kind=component'),
  listReportSubscriptions: caller =>
    caller.get(`/report-subscriptions?scope=${checkout}`),
  subscribeToReport: caller =>
    caller.post('/report-subscriptions', {
      scope: checkout,
      group: 'group:default/search-team',
    }),
  getReportSubscriptionHistory: caller =>
    caller.get('/report-subscriptions/99/history'),
  stopReportSubscription: caller => caller.delete('/report-subscriptions/99'),
};
