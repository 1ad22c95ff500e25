import { CHECKOUT } from '../../changes/__testUtils__/changing';

/** A change review of a planner, as a line of an import. */
export function aChangeRecord(externalId: string, over: object = {}) {
  return {
    type: 'changeReview',
    source: 'planner',
    externalId,
    title: `Change ${externalId}`,
    entities: [CHECKOUT],
    plannedFor: '2026-03-01T09:00:00Z',
    ...over,
  };
}
