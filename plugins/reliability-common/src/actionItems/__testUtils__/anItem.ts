import { ActionItemStanding, CommitmentInput } from '../rules';

/** When the steps in tests of the rules are taken. */
export const NOW = Date.parse('2026-11-23T10:00:00Z');

/** What the rules look at of an action item. */
export type Item = ActionItemStanding & CommitmentInput;

/** A candidate that lacks nothing for a commitment. */
export const anItem = (over: Partial<Item> = {}): Item => ({
  status: 'candidate',
  statusNote: '',
  originalDue: null,
  checkOn: null,
  committedAt: null,
  doneAt: null,
  verifiedAt: null,
  accountable: 'group:default/checkout-team',
  due: '2026-12-01',
  acceptanceTest: 'The alert fires in a drill',
  ...over,
});
