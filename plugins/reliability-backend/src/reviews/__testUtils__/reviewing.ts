import {
  HistoryEntry,
  Page,
  Review,
  ReviewAgenda,
} from '@afterword/plugin-reliability-common';
import { Caller, Portal } from '../../__testUtils__/aPortal';

export const STOREFRONT = 'domain:default/storefront';
export const CHECKOUT_TEAM = 'group:default/checkout-team';
export const SEARCH_TEAM = 'group:default/search-team';

/** A series that began long ago, every week. */
export const weekly = {
  title: 'Storefront review',
  scope: STOREFRONT,
  rhythm: {
    repeats: 'weekly',
    first: '2026-01-06',
    time: '14:00',
    zone: 'Europe/Berlin',
  },
  length: 50,
  pool: [{ ref: CHECKOUT_TEAM }, { ref: SEARCH_TEAM }],
  participants: ['user:default/newcomer'],
};

type At = Pick<Review, 'key' | 'version'>;

/** Holds reviews of a portal. */
export function reviewing(portal: () => Portal) {
  const owner = () => portal().as('user:default/owner');
  const step = (
    { key, version }: At,
    to: string,
    {
      reason = '',
      caller = owner(),
      ledBy,
    }: {
      reason?: string;
      caller?: Caller;
      ledBy?: string | null;
    } = {},
  ) =>
    caller
      .post(`/reviews/${key}/transitions`, { to, reason, ledBy })
      .set('If-Match', `"${version}"`);
  const get = async (key: string, caller: Caller = owner()): Promise<Review> =>
    (await caller.get(`/reviews/${key}`).expect(200)).body;
  return {
    owner,
    outsider: () => portal().as('user:default/outsider'),
    get,
    step,
    planned: async (over: object = {}): Promise<Review> =>
      (
        await owner()
          .post('/reviews', { ...weekly, ...over })
          .expect(201)
      ).body,
    /** As if the last review had been a month ago. */
    lookingBack: async ({ key }: At) => {
      await portal()
        .database('review')
        .where('id', Number(key.slice(3)))
        .update({ period_from: Date.now() - 30 * 864e5 });
      return get(key);
    },
    agenda: async (
      { key }: At,
      caller: Caller = owner(),
    ): Promise<ReviewAgenda> =>
      (await caller.get(`/reviews/${key}/agenda`).expect(200)).body,
    arrange: ({ key, version }: At, over: object) =>
      owner()
        .put(`/reviews/${key}/agenda`, {
          added: [],
          order: [],
          parked: [],
          ...over,
        })
        .set('If-Match', `"${version}"`),
    setUpAnew: (
      { series }: Pick<Review, 'series'>,
      over: object,
      version = 1,
    ) =>
      owner()
        .put(`/review-series/${series}`, { ...weekly, ...over })
        .set('If-Match', `"${version}"`),
    historyOf: async (
      { series }: Pick<Review, 'series'>,
      query = '',
    ): Promise<Page<HistoryEntry>> =>
      (
        await owner()
          .get(`/review-series/${series}/history${query}`)
          .expect(200)
      ).body,
    endOrResume: (
      { series }: Pick<Review, 'series'>,
      version: number,
      said: { readonly to: string; readonly reason?: string },
    ) =>
      owner()
        .post(`/review-series/${series}/transitions`, said)
        .set('If-Match', `"${version}"`),
    move: (
      { key, version, startsAt, length, attendance }: Review,
      over: object,
    ) =>
      owner()
        .put(`/reviews/${key}`, { startsAt, length, attendance, ...over })
        .set('If-Match', `"${version}"`),
    note: (key: string, topic: string, text: string, version = 0) =>
      owner()
        .put(`/reviews/${key}/notes/${topic}`, { text })
        .set('If-Match', `"${version}"`),
    decide: (key: string, text: string, over: object = {}) =>
      owner().post(`/reviews/${key}/decisions`, { text, ...over }),
    answer: ({ key, version }: At, answer: string, ref: string) =>
      owner()
        .post(`/reviews/${key}/facilitation`, { answer, ref })
        .set('If-Match', `"${version}"`),
    held: async (review: At): Promise<Review> => {
      const { body: live } = await step(review, 'live').expect(200);
      return (await step(live, 'closed').expect(200)).body;
    },
  };
}
