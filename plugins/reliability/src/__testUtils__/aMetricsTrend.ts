import type { MetricsTrend } from '@afterword/plugin-reliability-common';

/** A trend of two weeks, from 51 to 42 minutes. */
export function aMetricsTrend(
  asked: Readonly<Record<string, unknown>>,
): MetricsTrend {
  return {
    scope: String(asked.scope),
    figure: 'timeToRestore',
    unit: 's',
    from: '2025-11-23T00:00:00Z',
    until: '2026-11-23T00:00:00Z',
    step: 'P1W',
    trailing: String(asked.trailing),
    attribution: 'current',
    points: [
      {
        until: '2026-11-16T00:00:00Z',
        state: 'lowConfidence',
        value: 3_060,
        interval: [2_580, 3_600],
        n: 13,
      },
      {
        until: '2026-11-23T00:00:00Z',
        state: 'lowConfidence',
        value: 2_520,
        interval: [1_860, 3_480],
        n: 14,
      },
    ],
  };
}
