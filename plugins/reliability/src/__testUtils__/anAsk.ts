import type { LearningApplication } from '@afterword/plugin-reliability-common';
import { aLearning } from './aPostmortem';

export const INDEXER = 'component:default/search-indexer';

/** A question to the indexer that waits for an answer. */
export const anAsk = (
  given: Partial<LearningApplication> = {},
): LearningApplication => ({
  learning: {
    ...aLearning(),
    postmortem: { key: 'PM-31', title: 'Card payments failed' },
    entities: [{ ref: 'component:default/checkout-api', known: true }],
    publishedAt: '2026-11-20T12:00:00Z',
    state: 'stands',
  },
  entity: { ref: INDEXER, known: true },
  owner: 'group:default/search-team',
  state: 'unanswered',
  reasons: [
    {
      kind: 'upstream',
      entities: ['component:default/checkout-api'],
      hops: 1,
    },
    { kind: 'failureMode', failureMode: 'retry storm', incidents: ['INC-7'] },
  ],
  note: '',
  askedAt: '2026-11-20T12:00:00Z',
  answeredAt: null,
  answeredBy: null,
  actionItem: null,
  coveredBy: null,
  editable: true,
  version: 1,
  ...given,
});
