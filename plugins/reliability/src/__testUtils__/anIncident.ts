import type { Incident, TimePoint } from '@afterword/plugin-reliability-common';

function timePoint(at: string): TimePoint {
  return {
    at,
    origin: 'human',
    by: 'user:default/on-call-engineer',
    changedAt: at,
  };
}

/** An incident that lasted 47 minutes and was noticed after 11, unless told. */
export function anIncident(given: Partial<Incident> = {}): Incident {
  return {
    key: 'INC-142',
    version: 1,
    title: 'Card payments failed',
    kind: 'incident',
    severity: 'sev2',
    incidentType: null,
    failureMode: null,
    trigger: null,
    visibility: 'everyone',
    summary: '',
    stoppedBy: null,
    wouldHelp: null,
    url: null,
    dimensions: {},
    stated: {},
    status: 'resolved',
    entities: [
      {
        ref: 'component:default/checkout-api',
        role: 'impacted',
        impact: 'major',
        known: true,
      },
    ],
    times: {
      impactStarted: timePoint('2026-11-13T14:02:00Z'),
      detected: timePoint('2026-11-13T14:13:00Z'),
      declared: null,
      acknowledged: null,
      mitigated: timePoint('2026-11-13T14:49:00Z'),
      resolved: null,
    },
    notKnown: [],
    flags: [],
    source: null,
    extra: null,
    createdAt: '2026-11-13T14:16:00Z',
    updatedAt: '2026-11-13T14:16:00Z',
    createdBy: 'user:default/on-call-engineer',
    mergedInto: null,
    postmortems: [],
    editable: true,
    ...given,
  };
}
