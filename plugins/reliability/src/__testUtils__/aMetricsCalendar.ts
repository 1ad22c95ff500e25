import type {
  CalendarStep,
  MetricsCalendar,
} from '@afterword/plugin-reliability-common';
import { aScopeMetrics } from './aScopeMetrics';

const labels: Readonly<Record<CalendarStep, readonly [string, string]>> = {
  month: ['2026-10', '2026-11'],
  quarter: ['2026-Q3', '2026-Q4'],
  year: ['2025', '2026'],
};

/** Two periods, of which the last is not over: the first with 14 incidents, the last with none. */
export function aMetricsCalendar(
  asked: Readonly<Record<string, unknown>>,
): MetricsCalendar {
  const step = asked.step as CalendarStep;
  const [before, now] = labels[step];
  const { figures } = aScopeMetrics();
  const { incidents } = figures;
  if (incidents.state === 'notObserved') throw new Error('it is observed');
  return {
    scope: String(asked.scope),
    step,
    zone: 'UTC',
    attribution: 'current',
    buckets: [
      {
        label: before,
        from: '2026-10-01T00:00:00Z',
        until: '2026-11-01T00:00:00Z',
        isOver: true,
        figures,
      },
      {
        label: now,
        from: '2026-11-01T00:00:00Z',
        until: '2026-12-01T00:00:00Z',
        isOver: false,
        figures: {
          ...figures,
          incidents: {
            ...incidents,
            state: 'none',
            count: 0,
            interval: [0, 4],
          },
          timeToRestore: {
            state: 'none',
            definition: 'timeToRestore',
            unit: 's',
          },
        },
      },
    ],
  };
}
