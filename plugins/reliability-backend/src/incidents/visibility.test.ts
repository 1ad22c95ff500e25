import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const restricted = { visibility: 'restricted' };
const everyone = { visibility: 'everyone' };

eachDatabase('Who may see an incident', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    // A history knows people by name only: which groups they are in, the catalog says.
    portal = await aPortal(databases, databaseId, {
      entities: [
        ...shop,
        anEntity('user:default/outsider', {
          memberOf: 'group:default/search-team',
        }),
      ],
    });
  });
  afterAll(async () => {
    await portal.stop();
  });
  const owner = () => portal.as('user:default/owner');
  const outsider = () => portal.as('user:default/outsider');
  const report = async (over: object = {}, who: Caller = owner()) => {
    const { body } = await who
      .post('/incidents', {
        title: 'Card payments failed',
        entities: [{ ref: 'component:default/checkout-api' }],
        ...over,
      })
      .expect(201);
    return body.key as string;
  };
  const read = async (key: string) =>
    (await owner().get(`/incidents/${key}`).expect(200)).body;
  const patch = async (key: string, change: object, who: Caller = owner()) => {
    const { version } = await read(key);
    return who
      .patch(`/incidents/${key}`, change)
      .set('If-Match', `"${version}"`);
  };
  const merge = async (key: string, into: string) =>
    owner()
      .post(`/incidents/${key}/merge`, { into })
      .set('If-Match', `"${(await read(key)).version}"`)
      .expect(200);
  const unmerge = async (key: string) =>
    owner()
      .post(`/incidents/${key}/unmerge`)
      .set('If-Match', `"${(await read(key)).version}"`)
      .expect(200);

  it.each([
    ['a stranger', () => outsider()],
    ['a service', () => portal.asService()],
  ])(
    'is restricted by nobody who could not read it then: %s',
    async (_, who) => {
      const key = await report();
      const before = await read(key);
      const answer = await patch(key, { ...restricted, title: 'Mine' }, who());
      expect(answer.status).toBe(403);
      expect(answer.body.error.message).toContain('could not read');
      expect(await read(key)).toEqual(before);
      await outsider().get(`/incidents/${key}`).expect(200);
      await outsider().get(`/incidents/${key}/history`).expect(200);
    },
  );

  it('is kept from its owners by nobody else, whatever it is to concern then', async () => {
    const key = await report({}, portal.asService());
    const before = await read(key);
    for (const entities of [
      [],
      [{ ref: 'component:default/search-indexer' }],
    ]) {
      const answer = await patch(key, { ...restricted, entities }, outsider());
      expect(answer.status).toBe(403);
      expect(await read(key)).toEqual(before);
    }
  });

  it('stays with the owners of what it concerned when it was restricted', async () => {
    const key = await report();
    await patch(key, {
      ...restricted,
      entities: [{ ref: 'component:default/search-indexer' }],
    });
    await patch(key, { title: 'Another title' });
    for (const name of ['colleague', 'outsider']) {
      const reader = portal.as(`user:default/${name}`);
      await reader.get(`/incidents/${key}`).expect(200);
    }
    await portal
      .as('user:default/newcomer')
      .get(`/incidents/${key}`)
      .expect(404);
  });

  describe('and somebody takes off it what others own, while it is for everybody,', () => {
    const indexer = { ref: 'component:default/search-indexer' };

    it.each([
      ['who names what they own instead', [indexer]],
      ['who reported it', []],
    ])(
      'stays with its owners when it is restricted by one %s',
      async (_, entities) => {
        const key = await report({}, outsider());
        expect((await patch(key, { entities }, outsider())).status).toBe(200);
        expect((await patch(key, restricted, outsider())).status).toBe(200);
        await owner().get(`/incidents/${key}`).expect(200);
        await outsider().get(`/incidents/${key}`).expect(200);
        await portal
          .as('user:default/newcomer')
          .get(`/incidents/${key}`)
          .expect(404);
      },
    );

    it('stays with its owners, however often it becomes public in between', async () => {
      const key = await report();
      await patch(key, { entities: [indexer] }, outsider());
      for (const visibility of [restricted, everyone, restricted]) {
        expect((await patch(key, visibility, outsider())).status).toBe(200);
      }
      await owner().get(`/incidents/${key}`).expect(200);
    });

    it('is still restricted by its owners', async () => {
      const key = await report({}, portal.asService());
      await patch(key, { entities: [] }, outsider());
      expect((await patch(key, restricted)).status).toBe(200);
      await owner().get(`/incidents/${key}`).expect(200);
      await outsider().get(`/incidents/${key}`).expect(404);
    });
  });

  it('is not for those who took off it what they own before it was restricted', async () => {
    const key = await report({
      entities: [
        { ref: 'component:default/checkout-api' },
        { ref: 'component:default/search-indexer' },
      ],
    });
    await patch(
      key,
      { entities: [{ ref: 'component:default/checkout-api' }] },
      outsider(),
    );
    expect((await patch(key, restricted)).status).toBe(200);
    await outsider().get(`/incidents/${key}`).expect(404);
    await owner().get(`/incidents/${key}`).expect(200);
  });

  it('is left by whoever takes off it what they own, and kept by the other owners', async () => {
    const checkout = { ref: 'component:default/checkout-api' };
    const indexer = { ref: 'component:default/search-indexer' };
    const newcomer = portal.as('user:default/newcomer');
    const key = await report(
      { ...restricted, entities: [checkout, indexer] },
      newcomer,
    );
    expect((await patch(key, { entities: [] }, outsider())).status).toBe(200);
    await outsider().get(`/incidents/${key}`).expect(404);
    const { body } = await owner().get(`/incidents/${key}`).expect(200);
    expect(body.entities).toEqual([]);
    expect((await patch(key, { entities: [indexer] })).status).toBe(200);
    await outsider().get(`/incidents/${key}`).expect(200);
    expect((await patch(key, { title: 'Another title' })).status).toBe(200);
  });

  it('is read by whoever owns what one of its readers adds', async () => {
    const key = await report({ ...restricted, entities: [] });
    await outsider().get(`/incidents/${key}`).expect(404);
    await patch(key, {
      entities: [{ ref: 'component:default/search-indexer' }],
    });
    await outsider().get(`/incidents/${key}`).expect(200);
  });

  it('is restricted by whoever can read it then', async () => {
    const key = await report({}, portal.asService());
    expect((await patch(key, restricted)).status).toBe(200);
    await outsider().get(`/incidents/${key}`).expect(404);
  });

  it('is not left to nobody by a change of its entities', async () => {
    const key = await report({}, portal.asService());
    await patch(key, restricted);
    const answer = await patch(key, { entities: [] });
    expect(answer.status).toBe(403);
    const handedOver = await patch(key, {
      entities: [{ ref: 'component:default/search-indexer' }],
    });
    expect(handedOver.status).toBe(200);
    await outsider().get(`/incidents/${key}`).expect(200);
  });

  it('also holds for what could not be delivered before it was restricted', async () => {
    const key = await report();
    const { body: item } = await owner()
      .post('/action-items', { title: 'Rotate the key', incident: key })
      .expect(201);
    const about = [key, item.key, `${key}0`];
    await portal.database('outbox').insert(
      about.map(each => ({
        event_id: `given up ${each}`,
        topic: 'incident.updated',
        payload: JSON.stringify({ key: each, version: 1 }),
        state: 'dead',
        attempts: 10,
        available_at: 1,
        created_at: 1,
        done_by: '[]',
        last_error: 'it said Zanzibar',
      })),
    );
    await patch(key, restricted);
    const { body } = await outsider().get('/dead-letters').expect(200);
    const told = (id: string) => {
      const letter = body.items.find((each: { id: string }) => each.id === id);
      return [letter.about, letter.error];
    };
    expect(about.map(each => told(`given up ${each}`))).toEqual([
      [null, null],
      [null, null],
      [`${key}0`, 'it said Zanzibar'],
    ]);
  });

  it('stays as it is while the incident is one with another', async () => {
    const key = await report();
    const into = await report();
    await merge(key, into);
    for (const one of [key, into]) {
      const answer = await patch(one, restricted);
      expect(answer.status).toBe(409);
      expect(answer.body.error.message).toContain('merged');
      expect((await patch(one, { ...everyone, title: one })).status).toBe(200);
    }
    await unmerge(key);
    for (const one of [key, into]) {
      expect((await patch(one, restricted)).status).toBe(200);
    }
  });
});
