import type { MetricsTrend } from '@afterword/plugin-reliability-common';
import type { TrendPoint } from '@afterword/plugin-reliability-react';

/** The points of an answer, as charts take them. */
export function pointsOf({ points }: MetricsTrend): readonly TrendPoint[] {
  return points.map(({ until, value, interval, n, state }) => ({
    at: until,
    value,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    n,
    state,
  }));
}
