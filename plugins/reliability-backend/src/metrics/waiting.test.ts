import {
  MetricsWaiting,
  RESOURCE_TYPE_ACTION_ITEM,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy, onCondition } from '../__testUtils__/aPolicy';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { tell } from '../postmortems/__testUtils__/toldByWiki';

const DAY = 86_400_000;
const checkout = 'component:default/checkout-api';
const basket = 'component:default/basket';

eachDatabase('Where commitments wait', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  const owner = () => portal.as('user:default/owner');
  const ask = (query: string, who = 'user:default/owner') =>
    portal.as(who).get(`/metrics/waiting?${query}`);
  const read = async (query: string, who?: string): Promise<MetricsWaiting> =>
    (await ask(query, who).expect(200)).body;
  const daysOf = ({ items }: MetricsWaiting) =>
    Object.fromEntries(
      items.map(({ scope, marks }) => [
        scope,
        marks.map(({ days, overdue }) => `${days}${overdue ? ' overdue' : ''}`),
      ]),
    );

  let lastId = 0;
  const promise = (daysAgo: number | null, over: object = {}) => {
    lastId += 1;
    return {
      type: 'actionItem',
      source: 'wiki',
      externalId: `${lastId}`,
      title: 'Mend it',
      itemType: 'process',
      status: 'committed',
      entity: checkout,
      due: '2099-01-01',
      acceptanceTest: 'A drill shows it',
      committedAt:
        daysAgo === null
          ? undefined
          : new Date(Date.now() - daysAgo * DAY).toISOString(),
      ...over,
    };
  };

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
    });
    await portal.refreshCatalog();
    await tell(portal, [
      ...[2.5, 3.5, 10.5, 20.5, 30.5, 40.5].map(days => promise(days)),
      promise(90.5, { due: '2020-01-01', itemType: 'detect' }),
      promise(5.5, { entity: basket }),
      promise(50.5, { status: 'done', doneAt: new Date().toISOString() }),
      promise(60.5, { status: 'candidate', committedAt: undefined }),
      promise(6.5, { entity: undefined }),
    ]);
  });
  beforeEach(() => policy.set({}));
  afterAll(async () => {
    await portal.stop();
  });

  it('is said for each part, A to Z, by the age of what is promised', async () => {
    const answer = await read('kind=component');
    expect(answer).toMatchObject({
      scope: 'organisation',
      kind: 'component',
      unreadable: 0,
    });
    expect(Object.keys(daysOf(answer))).toEqual([
      ...[basket, checkout, 'component:default/search-indexer'],
    ]);
    expect(daysOf(answer)).toEqual({
      [basket]: ['5'],
      [checkout]: ['90 overdue', '40', '30', '20', '10', '3', '2'],
      'component:default/search-indexer': [],
    });
    const [ofBasket, ofCheckout, ofIndexer] = answer.items;
    expect(ofBasket).toMatchObject({ open: 1, age: { state: 'tooFew' } });
    expect(ofCheckout).toMatchObject({
      open: 7,
      overdue: 1,
      left: 0,
      undated: 0,
      age: { state: 'lowConfidence', n: 7 },
    });
    expect(ofIndexer).toMatchObject({ open: 0, age: { state: 'none' } });
  });

  it('counts for a system and a team what their members have promised', async () => {
    for (const [query, part] of [
      ['kind=system', 'system:default/buying'],
      ['kind=group', 'group:default/engineering'],
    ]) {
      const { items } = await read(query);
      const found = items.find(({ scope }) => scope === part);
      expect(found).toMatchObject({ open: 8, overdue: 1 });
    }
  });

  it('comes page by page', async () => {
    const first = await read('kind=component&limit=2&count=true');
    expect(first.items).toHaveLength(2);
    expect(first.page.total).toBe(3);
    const cursor = encodeURIComponent(first.page.next ?? '');
    const rest = await read(`kind=component&limit=2&cursor=${cursor}`);
    expect(rest.items.map(({ scope }) => scope)).toEqual([
      'component:default/search-indexer',
    ]);
    expect(rest.page.next).toBeUndefined();
  });

  it('counts from the first commitment, whatever became of it since', async () => {
    const [key] = await tell(portal, [
      promise(70.5, { entity: 'component:default/search-indexer' }),
    ]);
    const step = async (to: string) => {
      const { body } = await owner().get(`/action-items/${key}`).expect(200);
      await owner()
        .post(`/action-items/${key}/transitions`, { to, note: 'Because' })
        .set('If-Match', `"${body.version}"`)
        .expect(200);
    };
    const days = async () => daysOf(await read('kind=component'));
    await step('done');
    expect((await days())['component:default/search-indexer']).toEqual([]);
    await step('ineffective');
    expect((await days())['component:default/search-indexer']).toEqual(['70']);
    await step('declined');
    expect((await days())['component:default/search-indexer']).toEqual([]);
  });

  it('says nothing to whoever may see no action item', async () => {
    policy.set({
      'reliability.actionItem.read': { result: AuthorizeResult.DENY },
    });
    await ask('kind=component').expect(403);
  });

  it('counts what a policy leaves', async () => {
    policy.set({
      'reliability.actionItem.read': onCondition(
        RESOURCE_TYPE_ACTION_ITEM,
        'HAS_KIND',
        ['detect'],
      ),
    });
    expect(daysOf(await read('kind=component'))[checkout]).toEqual([
      '90 overdue',
    ]);
  });

  it('leaves out parts that their reader may not see', async () => {
    policy.set({ 'catalog.entity.read': { result: AuthorizeResult.DENY } });
    expect(await read('kind=component')).toMatchObject({
      items: [],
      unreadable: 3,
    });
  });

  it('counts nothing that is restricted for others', async () => {
    const { body: incident } = await owner()
      .post('/incidents', {
        title: 'Secret',
        visibility: 'restricted',
        entities: [{ ref: basket }],
      })
      .expect(201);
    const { body: item } = await owner()
      .post('/action-items', {
        title: 'Mend it',
        type: 'process',
        entity: basket,
        due: '2099-01-01',
        acceptanceTest: 'A drill shows it',
        incident: incident.key,
      })
      .expect(201);
    await owner()
      .post(`/action-items/${item.key}/transitions`, { to: 'committed' })
      .set('If-Match', '"1"')
      .expect(200);
    const open = async (who: string) =>
      (await read('kind=component', who)).items[0].open;
    expect(await open('user:default/owner')).toBe(2);
    expect(await open('user:default/outsider')).toBe(1);
  });
});
