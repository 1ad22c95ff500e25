import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  checkout,
  inDays,
  indexer,
  keysOf,
  someActionItems,
} from './__testUtils__/someActionItems';

eachDatabase('Lists of action items', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const { owner, create, step } = someActionItems(() => portal);

  it('finds the items of a team, a system and a domain through all levels', async () => {
    const item = await create({ title: 'Basket alarm', entity: checkout });
    for (const scope of [
      checkout,
      'group:default/checkout-team',
      'group:default/engineering',
      'system:default/buying',
      'domain:default/storefront',
      'organisation',
    ]) {
      const { body } = await owner().get(
        `/action-items?scope=${scope}&q=basket%20ALARM`,
      );
      expect(keysOf(body)).toEqual([item.key]);
    }
    const elsewhere = await owner().get(
      '/action-items?scope=group:default/search-team&q=basket',
    );
    expect(elsewhere.body.items).toEqual([]);
  });

  it('finds an item by its key', async () => {
    const item = await create({ title: 'Rarely found by words' });
    for (const q of [item.key, item.key.toLowerCase()]) {
      const { body } = await owner().get(`/action-items?q=${q}&count=true`);
      expect(keysOf(body)).toEqual([item.key]);
      expect(body.page.total).toBe(1);
    }
    const { body } = await owner().get(`/action-items?q=${item.key}0000`);
    expect(keysOf(body)).toEqual([]);
  });

  it('finds what I answer for: by entity, by name, as assignee, through my groups', async () => {
    const q = 'answerable';
    const make = (over: object) => create({ title: q, ...over });
    const byEntity = await make({ entity: checkout });
    const byName = await make({ entity: indexer, owner: 'user:default/owner' });
    const assigned = await make({
      entity: indexer,
      assignee: 'user:default/owner',
    });
    const above = await make({ entity: 'domain:default/storefront' });
    const handedOn = await make({
      entity: checkout,
      owner: 'group:default/search-team',
    });
    const list = async (as: string, who: string) =>
      keysOf(
        (await portal.as(as).get(`/action-items?owner=${who}&q=${q}`)).body,
      ).sort();
    expect(await list('user:default/owner', 'me')).toEqual(
      [byEntity, byName, assigned, above].map(item => item.key).sort(),
    );
    expect(await list('user:default/newcomer', 'me')).toEqual([]);
    expect(
      await list('user:default/newcomer', 'group:default/search-team'),
    ).toEqual([assigned.key, handedOn.key].sort());
    const service = await portal.asService().get('/action-items?owner=me');
    expect(service.body.items).toEqual([]);
  });

  it('filters by status, type, day, being overdue, and incident', async () => {
    const { body: incident } = await owner()
      .post('/incidents', { title: 'Cards declined', severity: 'sev2' })
      .expect(201);
    const q = 'filtered';
    const late = await create({ title: q, due: inDays(-1) });
    await step(late, 'committed').expect(200);
    const idea = await create({ title: q, due: inDays(-1), type: 'process' });
    const today = await create({ title: q, due: inDays(0) });
    await step(today, 'committed').expect(200);
    const undated = await create({
      title: q,
      due: null,
      incident: incident.key,
    });
    expect(undated.incident).toEqual({
      key: incident.key,
      title: 'Cards declined',
    });
    const found = async (filter: string) =>
      keysOf((await owner().get(`/action-items?q=${q}&${filter}`)).body);
    expect(await found('overdue=true')).toEqual([late.key]);
    expect(await found('overdue=false')).toEqual([
      idea.key,
      today.key,
      undated.key,
    ]);
    expect(await found('status=committed')).toEqual([late.key, today.key]);
    expect(await found('type=process,recover')).toEqual([idea.key]);
    expect(await found(`dueBefore=${inDays(0)}`)).toEqual([late.key, idea.key]);
    expect(await found(`incident=${incident.key}`)).toEqual([undated.key]);
    expect(await found('incident=INC-999')).toEqual([]);
    await owner().get('/action-items?overdue=maybe').expect(400);
  });

  it('filters by whether anybody answers for it, and by when its effect was verified', async () => {
    const q = 'answered for';
    const named = await create({ title: q, owner: 'user:default/owner' });
    const owned = await create({ title: q, entity: checkout });
    const nobodys = await create({ title: q, entity: null });
    const found = async (filter: string) =>
      keysOf((await owner().get(`/action-items?q=${q}&${filter}`)).body);
    expect(await found('ownerless=true')).toEqual([nobodys.key]);
    expect(await found('ownerless=false')).toEqual([named.key, owned.key]);
    await portal
      .database('action_item')
      .where('id', Number(named.key.slice(3)))
      .update({ verified_at: Date.parse('2026-06-01T09:00:00Z') });
    const at = '2026-06-01T09:00:00Z';
    expect(await found(`verifiedFrom=${at}`)).toEqual([named.key]);
    expect(await found(`verifiedTo=${at}`)).toEqual([]);
    expect(await found('verifiedTo=2026-06-02T00:00:00Z')).toEqual([named.key]);
  });

  it.each(['due', '-due', '-updated', 'title'])(
    'pages through the list by %s without losing or repeating one',
    async sort => {
      const keys: string[] = [];
      let cursor: string | undefined;
      let total: number | undefined;
      do {
        const { body } = await owner()
          .get('/action-items')
          .query({ limit: 3, sort, count: 'true', ...(cursor && { cursor }) })
          .expect(200);
        keys.push(...keysOf(body));
        cursor = body.page.next;
        total = body.page.total;
      } while (cursor);
      expect(keys).toHaveLength(total ?? -1);
      expect(new Set(keys).size).toBe(keys.length);
      await owner()
        .get(`/action-items?cursor=forged.abc&sort=${sort}`)
        .expect(400);
    },
  );

  it('exports all that the filters leave, with cells that no spreadsheet takes for a formula', async () => {
    const item = await create({ title: '=1+1' });
    const { text } = await owner()
      .get('/action-items.csv?type=detect')
      .expect(200);
    const line = text.split('\r\n').find(row => row.startsWith(`${item.key},`));
    expect(line).toContain(",'=1+1,detect,candidate,");
    const none = await owner().get(
      '/action-items.csv?q=nothing-has-this-title',
    );
    expect(none.text.trim().split('\r\n')).toHaveLength(1);
  });
});
