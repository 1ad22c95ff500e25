import { metricsContract } from '@afterword/plugin-reliability-common';
import { Handlers } from '../platform/http/ContractRouter';
import { FigureReadings } from './FigureReadings';

/** Binds the operations of figures. */
export function metricsHandlers({
  metrics,
  trend,
  calendar,
  scopes,
  waiting,
  recurring,
  quality,
}: FigureReadings): Handlers<typeof metricsContract> {
  return {
    getMetrics: ({ context, query }) => metrics.get(context, query),
    getMetricsTrend: ({ context, query }) => trend.get(context, query),
    getMetricsCalendar: ({ context, query }) => calendar.get(context, query),
    getMetricsScopes: ({ context, query }) => scopes.list(context, query),
    getMetricsWaiting: ({ context, query }) => waiting.list(context, query),
    getMetricsRecurring: ({ context, query }) => recurring.get(context, query),
    getMetricsQuality: ({ context, query }) => quality.list(context, query),
  };
}
