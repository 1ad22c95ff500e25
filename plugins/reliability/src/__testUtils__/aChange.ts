import type {
  ChangeReview,
  ChangeRisk,
} from '@afterword/plugin-reliability-common';

/** A way to fail for which nothing is prepared. */
export function aRisk(over: Partial<ChangeRisk> = {}): ChangeRisk {
  return {
    id: '11111111-1111-4111-8111-111111111111',
    version: 1,
    failureMode: 'retry-storm',
    text: 'The copy falls behind',
    likelihood: 'possible',
    impact: 'medium',
    detection: '',
    rollback: '',
    runbook: '',
    owner: null,
    actionItem: null,
    linked: false,
    foreseen: true,
    reasons: [],
    outcome: 'open',
    ...over,
  };
}

/** A change that is planned, and touches one entity. */
export function aChange(over: Partial<ChangeReview> = {}): ChangeReview {
  return {
    key: 'CHG-4',
    version: 2,
    title: 'Move the orders to a new database',
    status: 'planned',
    entities: [{ ref: 'component:default/checkout-api', known: true }],
    plannedFor: '2026-12-01T09:00:00Z',
    until: null,
    owner: 'group:default/checkout',
    risks: [],
    unprepared: 0,
    description: '',
    release: null,
    url: null,
    reason: '',
    outcome: '',
    doneAt: null,
    firstDoneAt: null,
    source: null,
    extra: null,
    createdBy: 'user:default/kim',
    createdAt: '2026-11-20T09:00:00Z',
    updatedAt: '2026-11-20T09:00:00Z',
    editable: true,
    ...over,
  };
}
