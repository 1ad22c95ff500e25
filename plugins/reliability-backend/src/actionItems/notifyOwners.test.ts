import { toDay, toKey } from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { aTray } from '../__testUtils__/aTray';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const CANARY = 'Zanzibar';
const NEXT_WEEK = toDay(Date.now() + 7 * 86_400_000);

type Item = { key: string; version: number };

eachDatabase('Telling the owners of action items', (databases, databaseId) => {
  let portal: Portal;
  const tray = aTray();
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [tray.factory],
    });
  });
  beforeEach(async () => {
    await tray.take(portal);
  });
  afterAll(async () => {
    await portal.stop();
  });

  const owner = () => portal.as('user:default/owner');
  const create = async (over: object): Promise<Item> =>
    (
      await owner()
        .post('/action-items', {
          title: 'Alert on declined cards',
          due: NEXT_WEEK,
          acceptanceTest: 'A drill shows it',
          ...over,
        })
        .expect(201)
    ).body;
  const change = async (item: Item, fields: object): Promise<Item> =>
    (
      await owner()
        .patch(`/action-items/${item.key}`, fields)
        .set('If-Match', `"${item.version}"`)
        .expect(200)
    ).body;
  const promise = async (item: Item): Promise<Item> =>
    (
      await owner()
        .post(`/action-items/${item.key}/transitions`, { to: 'committed' })
        .set('If-Match', `"${item.version}"`)
        .expect(200)
    ).body;
  const told = () => tray.told(portal);

  it('tells a new owner, with a link, and not the one who did it', async () => {
    const { key } = await create({ owner: 'group:default/checkout-team' });
    expect(await tray.take(portal)).toEqual([
      {
        recipients: {
          type: 'entity',
          entityRef: ['group:default/checkout-team'],
          excludeEntityRef: ['user:default/owner'],
        },
        payload: {
          title: `You were made owner of ${key}`,
          description: 'Open it to read it',
          link: `/reliability/action-items/${key}`,
          topic: 'reliability',
          scope: `reliability:action-item:${key}`,
          severity: 'normal',
        },
      },
    ]);
  });

  it('tells whoever is new, once, and in the place of what was said of the item before', async () => {
    let item = await create({ assignee: 'user:default/colleague' });
    const [first] = await tray.take(portal);
    expect(first).toMatchObject({
      recipients: { entityRef: ['user:default/colleague'] },
      payload: { title: `${item.key} was assigned to you` },
    });
    item = await change(item, { title: 'Alert on declined payments' });
    expect(await told()).toEqual([]);
    item = await change(item, {
      owner: 'user:default/outsider',
      assignee: 'user:default/owner',
    });
    expect(await tray.take(portal)).toMatchObject([
      {
        recipients: { entityRef: ['user:default/outsider'] },
        payload: {
          title: `You were made owner of ${item.key}`,
          scope: first.payload.scope,
        },
      },
    ]);
  });

  it('tells the owner of the entity when an idea becomes a promise', async () => {
    const item = await create({ entity: 'component:default/search-indexer' });
    expect(await told()).toEqual([]);
    await promise(item);
    expect(await told()).toEqual([
      [['group:default/search-team'], `You were made owner of ${item.key}`],
    ]);
  });

  it('tells nobody who has handed the item on before the word got out', async () => {
    tray.failOnce();
    const item = await create({ owner: 'user:default/outsider' });
    await told();
    await change(item, { owner: 'user:default/colleague' });
    await portal.database('outbox').update({ available_at: 0 });
    expect(await told()).toEqual([
      [['user:default/colleague'], `You were made owner of ${item.key}`],
    ]);
    expect(await portal.database('outbox')).toEqual([]);
  });

  it('says it again after a failure, so that the second takes the place of the first', async () => {
    tray.failOnce();
    await create({ owner: 'user:default/outsider' });
    const first = await tray.take(portal);
    const [waiting] = await portal.database('outbox');
    expect(waiting).toMatchObject({
      topic: 'actionItem.assigned',
      state: 'pending',
      attempts: 1,
    });
    await portal.database('outbox').update({ available_at: 0 });
    expect(first).toHaveLength(1);
    expect(await tray.take(portal)).toEqual(first);
    expect(await portal.database('outbox')).toEqual([]);
  });

  it('says nothing of an idea in a draft, and no word of its text once it is promised', async () => {
    const { body: draft } = await owner()
      .post('/postmortems', { title: `${CANARY} draft` })
      .expect(201);
    const item = await create({
      title: `${CANARY} idea`,
      description: CANARY,
      postmortem: draft.key,
      entity: 'component:default/search-indexer',
      assignee: 'user:default/newcomer',
    });
    expect(await told()).toEqual([]);
    await promise(item);
    const sent = await tray.take(portal);
    expect(sent).toMatchObject([
      {
        recipients: { entityRef: ['group:default/search-team'] },
        payload: { title: `You were made owner of ${item.key}` },
      },
      {
        recipients: { entityRef: ['user:default/newcomer'] },
        payload: { title: `${item.key} was assigned to you` },
      },
    ]);
    const said = JSON.stringify(sent);
    expect(said).not.toContain(CANARY);
    expect(said).not.toContain(draft.key);
  });

  it('starts without notifications, and nothing piles up', async () => {
    const bare = await aPortal(databases, databaseId);
    const { body } = await bare
      .as('user:default/owner')
      .post('/action-items', { title: 'x', owner: 'user:default/outsider' })
      .expect(201);
    await bare.relayOutbox();
    expect(body.key).toBe(toKey('actionItem', 1));
    expect(await bare.database('outbox')).toEqual([]);
    await bare.stop();
  });
});
