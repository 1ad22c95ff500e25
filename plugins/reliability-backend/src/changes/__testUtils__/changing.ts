import { ChangeReview } from '@afterword/plugin-reliability-common';
import { Caller, Portal } from '../../__testUtils__/aPortal';

export const CHECKOUT = 'component:default/checkout-api';
export const SEARCH = 'component:default/search-indexer';

/** A change that is planned for next year. */
export const moveTheDatabase = {
  title: 'Move the orders to a new database',
  entities: [CHECKOUT],
  plannedFor: '2027-03-01T09:00:00Z',
  until: '2027-03-01T11:00:00Z',
};

type At = Pick<ChangeReview, 'key' | 'version'>;

/** Plans changes of a portal, and looks back on them. */
export function changing(portal: () => Portal) {
  const owner = () => portal().as('user:default/owner');
  return {
    owner,
    outsider: () => portal().as('user:default/outsider'),
    planned: async (
      over: object = {},
      caller: Caller = owner(),
    ): Promise<ChangeReview> =>
      (
        await caller
          .post('/changes', { ...moveTheDatabase, ...over })
          .expect(201)
      ).body,
    get: async (key: string, caller: Caller = owner()): Promise<ChangeReview> =>
      (await caller.get(`/changes/${key}`).expect(200)).body,
    rewrite: ({ key, version }: At, over: object, caller = owner()) =>
      caller
        .put(`/changes/${key}`, { ...moveTheDatabase, ...over })
        .set('If-Match', `"${version}"`),
    step: (
      { key, version }: At,
      to: string,
      { reason = '', caller = owner() } = {},
    ) =>
      caller
        .post(`/changes/${key}/transitions`, { to, reason })
        .set('If-Match', `"${version}"`),
    foresee: (key: string, over: object = {}, caller = owner()) =>
      caller.post(`/changes/${key}/failure-modes`, {
        text: 'The copy falls behind',
        ...over,
      }),
    rewriteRisk: (
      key: string,
      { id, version }: { readonly id: string; readonly version: number },
      over: object,
      caller = owner(),
    ) =>
      caller
        .put(`/changes/${key}/failure-modes/${id}`, {
          text: 'The copy falls behind',
          ...over,
        })
        .set('If-Match', `"${version}"`),
    tellOutcome: ({ key, version }: At, outcome: object) =>
      owner()
        .put(`/changes/${key}/outcome`, outcome)
        .set('If-Match', `"${version}"`),
  };
}
