import { Caller, Portal } from '../../__testUtils__/aPortal';
import { inDays, Versioned } from './someActionItems';

/** Stands in every text that must not get out. */
export const CANARY = 'Zanzibar';
const NEXT_WEEK = inDays(7);

/** Writes drafts with items in a portal, and finds out who reads them. */
export function draftsWithItems(portal: () => Portal) {
  // The owner works in the checkout team; the outsider in the search team, which owns the indexer; the newcomer in none.
  const owner = () => portal().as('user:default/owner');
  const outsider = () => portal().as('user:default/outsider');
  const newcomer = () => portal().as('user:default/newcomer');

  const aDraft = async (over: object = {}) =>
    (
      await owner()
        .post('/postmortems', { title: `${CANARY} draft`, ...over })
        .expect(201)
    ).body;
  const anIdea = async (over: object): Promise<Versioned> =>
    (
      await owner()
        .post('/action-items', {
          title: `${CANARY} idea`,
          description: `${CANARY} in many words`,
          entity: 'component:default/search-indexer',
          due: NEXT_WEEK,
          acceptanceTest: 'A drill shows it',
          ...over,
        })
        .expect(201)
    ).body;
  const change = (item: Versioned, fields: object) =>
    owner()
      .patch(`/action-items/${item.key}`, fields)
      .set('If-Match', `"${item.version}"`);
  const promise = async (item: Versioned) =>
    (
      await owner()
        .post(`/action-items/${item.key}/transitions`, { to: 'committed' })
        .set('If-Match', `"${item.version}"`)
        .expect(200)
    ).body;
  const mayRead = async (caller: Caller, item: Versioned) => {
    const { status } = await caller.get(`/action-items/${item.key}`);
    expect([200, 404]).toContain(status);
    return status === 200;
  };

  /** Every way to an item that a caller may not see: each must look as if there were none. */
  const expectNothing = async (caller: Caller, item: Versioned) => {
    const path = `/action-items/${item.key}`;
    const stepping = { to: 'declined', note: 'x' };
    const answers = [
      await caller.get(path),
      await caller.get(`${path}/history`),
      await caller.patch(path, { title: 'x' }).set('If-Match', '"1"'),
      await caller.post(`${path}/transitions`, stepping).set('If-Match', '"1"'),
    ];
    expect(answers.map(answer => answer.status)).toEqual([404, 404, 404, 404]);
    const all = await caller.get('/action-items?limit=200&count=true');
    const keys = all.body.items.map(({ key }: Versioned) => key);
    expect(keys).not.toContain(item.key);
    expect(all.body.page.total).toBe(keys.length);
    const named = await caller.get(`/action-items?q=${CANARY}&count=true`);
    expect(named.body).toEqual({ items: [], page: { total: 0 } });
    const csv = await caller.get('/action-items.csv').expect(200);
    const texts = [...answers, all, csv].map(answer => answer.text);
    expect(texts.join('\n')).not.toContain(CANARY);
  };

  const takeStep = (draft: Versioned, to: string) =>
    owner()
      .post(`/postmortems/${draft.key}/transitions`, { to })
      .set('If-Match', `"${draft.version}"`);

  /** A near miss needs the least to be published. */
  const aDraftReadyToPublish = async () => {
    const { body: incident } = await owner()
      .post('/incidents', {
        title: 'Nearly',
        kind: 'nearMiss',
        times: { detected: '2026-11-01T10:00:00Z' },
      })
      .expect(201);
    const draft = await aDraft({
      incidents: [incident.key],
      sections: { whatHappened: 'A key would have run out' },
    });
    return (await takeStep(draft, 'inReview').expect(200)).body;
  };

  return {
    owner,
    outsider,
    newcomer,
    aDraft,
    anIdea,
    change,
    promise,
    mayRead,
    expectNothing,
    takeStep,
    aDraftReadyToPublish,
  };
}
