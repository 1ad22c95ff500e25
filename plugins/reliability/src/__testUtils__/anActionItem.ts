import { ActionItem, nextSteps } from '@afterword/plugin-reliability-common';

const NOON = '2026-11-20T12:00:00Z';

/** An action item: an idea of a draft, unless told. Its next steps follow from the rest. */
export function anActionItem(given: Partial<ActionItem> = {}): ActionItem {
  const item = {
    key: 'AI-77',
    version: 1,
    title: 'Bound the retry budget',
    description: '',
    type: null,
    status: 'candidate' as const,
    entity: null,
    entityKnown: Boolean(given.entity),
    owner: null,
    assignee: null,
    due: null,
    acceptanceTest: '',
    trackerUrl: null,
    accountable: null,
    originalDue: null,
    overdue: false,
    checkOn: null,
    statusNote: '',
    committedAt: null,
    doneAt: null,
    verifiedAt: null,
    postmortem: { key: 'PM-31', title: 'Card payments failed for 47 minutes' },
    incident: null,
    source: null,
    confidential: true,
    createdAt: NOON,
    updatedAt: NOON,
    createdBy: 'user:default/on-call-engineer',
    editable: true,
    ...given,
  };
  return { ...item, next: given.next ?? nextSteps(item) };
}

/** A promise: with an owner, a day and a test. */
export function aCommitment(given: Partial<ActionItem> = {}): ActionItem {
  return anActionItem({
    status: 'committed',
    type: 'process',
    accountable: 'group:default/payments-team',
    owner: 'group:default/payments-team',
    due: '2026-12-04',
    originalDue: '2026-12-04',
    acceptanceTest: 'A drill with the pool cut to 40 loses no payment',
    committedAt: NOON,
    confidential: false,
    ...given,
  });
}
