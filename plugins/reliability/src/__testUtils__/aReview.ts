import type {
  AgendaTopic,
  Review,
  ReviewAgenda,
  ReviewSeries,
} from '@afterword/plugin-reliability-common';

/** A review that is planned, led by a team whose turn it is. */
export function aReview(over: Partial<Review> = {}): Review {
  return {
    key: 'RR-3',
    version: 4,
    series: 1,
    title: 'Checkout review',
    kind: 'reliability',
    scope: 'organisation',
    scopeKnown: true,
    state: 'planned',
    startsAt: '2026-12-01T13:00:00Z',
    length: 50,
    period: { from: '2026-11-17T13:00:00Z', until: '2026-12-01T13:00:00Z' },
    facilitator: 'group:default/search',
    decisions: [],
    facilitation: {
      ref: 'group:default/search',
      agreed: false,
      because: 'longestAgo',
      declined: [],
      volunteers: [],
    },
    participants: [],
    pool: ['group:default/search', 'group:default/checkout'],
    repeats: 'everyTwoWeeks',
    zone: 'Europe/Berlin',
    attendance: [],
    arrangement: { added: [], order: [], parked: [] },
    notes: [],
    lessons: [],
    startedAt: null,
    endedAt: null,
    reason: '',
    seriesEnded: false,
    before: null,
    after: null,
    createdAt: '2026-11-17T13:00:00Z',
    updatedAt: '2026-11-17T13:00:00Z',
    editable: true,
    ...over,
  };
}

/** A topic that is spoken of. */
export function aTopic(
  kind: AgendaTopic['kind'],
  over: Partial<AgendaTopic> = {},
): AgendaTopic {
  return {
    id: kind,
    kind,
    title: null,
    minutes: 10,
    parked: null,
    entries: [],
    more: 0,
    ...over,
  };
}

/** An agenda of three topics. */
export function anAgenda(over: Partial<ReviewAgenda> = {}): ReviewAgenda {
  return {
    length: 50,
    topics: [
      aTopic('postmortems', {
        minutes: 25,
        entries: [
          {
            key: 'PM-30',
            title: 'Basket totals were wrong',
            times: null,
            at: '2026-11-20T12:00:00Z',
            day: null,
            change: null,
          },
        ],
      }),
      aTopic('recurring', {
        minutes: 15,
        entries: [
          {
            key: null,
            title: 'retry-storm',
            times: 3,
            at: null,
            day: null,
            change: null,
          },
        ],
      }),
      aTopic('closing'),
    ],
    ...over,
  };
}

/** A series that goes on. */
export function aSeries(over: Partial<ReviewSeries> = {}): ReviewSeries {
  return {
    id: 1,
    version: 2,
    title: 'Checkout review',
    kind: 'reliability',
    scope: 'organisation',
    rhythm: {
      repeats: 'everyTwoWeeks',
      first: '2026-12-01',
      time: '14:00',
      zone: 'Europe/Berlin',
    },
    length: 50,
    pool: [],
    participants: [],
    next: 'RR-3',
    endedAt: null,
    endReason: '',
    createdBy: 'user:default/asker',
    createdAt: '2026-11-17T13:00:00Z',
    updatedAt: '2026-11-17T13:00:00Z',
    editable: true,
    ...over,
  };
}
