import type {
  DurationFigure,
  ScopeMetrics,
} from '@afterword/plugin-reliability-common';
import { aScopeMetrics } from './aScopeMetrics';

/** Figures of an entity with three incidents and those given, all of which are listed. */
export function aFewIncidents(more: ScopeMetrics['recent'] = []): ScopeMetrics {
  const count = 3 + more.length;
  const few = (definition: DurationFigure['definition']) =>
    ({
      state: 'tooFew',
      definition,
      unit: 's',
      n: 2,
      censored: 0,
      coverage: { known: 2, total: count },
      notes: { unknown: count - 2, impossible: 0, early: 0, longOpen: 0 },
    } as const);
  return aScopeMetrics({
    figures: {
      timeToDetect: few('timeToDetect'),
      timeToRestore: few('timeToRestore'),
      incidents: {
        state: 'ok',
        definition: 'incidents',
        unit: 'count',
        byKind: { nearMiss: 0, drill: 0, maintenance: 0 },
        count,
        interval: [0.62, 8.77],
        per30Days: 1,
        observedDays: 90,
        bySeverity: {
          sev1: 0,
          sev2: 0,
          sev3: count,
          sev4: 0,
          sev5: 0,
          unknown: 0,
        },
        byType: [],
        byTrigger: [],
        originOnly: 0,
      },
    },
    recent: [
      {
        key: 'INC-3',
        title: 'Search results were stale',
        severity: 'sev3',
        anchor: '2026-11-02T10:00:00Z',
        timeToRestore: 11_400,
        restored: 'known',
      },
      {
        key: 'INC-2',
        title: 'Index rebuild stalled',
        severity: 'sev3',
        anchor: '2026-10-09T10:00:00Z',
        timeToRestore: 2_880,
        restored: 'known',
      },
      {
        key: 'INC-1',
        title: 'Slow suggestions',
        severity: 'sev3',
        anchor: '2026-09-28T10:00:00Z',
        timeToRestore: null,
        restored: 'unknown',
      },
      ...more,
    ],
    commitments: { open: 0, overdue: 0, dueSoon: 0 },
  });
}
