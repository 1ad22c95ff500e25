import { toDay } from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const checkout = 'component:default/checkout-api';
const indexer = 'component:default/search-indexer';
const DAY = 86_400_000;
const inDays = (days: number) => toDay(Date.now() + days * DAY);

const anItem = (over: object = {}) => ({
  title: 'Alert on declined card payments',
  type: 'detect',
  entity: checkout,
  due: inDays(14),
  acceptanceTest: 'A drill with declined cards raises the alert',
  ...over,
});

eachDatabase('Action items', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });

  const owner = () => portal.as('user:default/owner');
  const outsider = () => portal.as('user:default/outsider');
  const keysOf = (list: { items: { key: string }[] }) =>
    list.items.map(item => item.key);
  const create = async (over: object = {}) =>
    (await owner().post('/action-items', anItem(over)).expect(201)).body;
  const step = (
    item: { key: string; version: number },
    to: string,
    over: object = {},
  ) =>
    owner()
      .post(`/action-items/${item.key}/transitions`, { to, ...over })
      .set('If-Match', `"${item.version}"`);
  const patch = (item: { key: string; version: number }, fields: object) =>
    owner()
      .patch(`/action-items/${item.key}`, fields)
      .set('If-Match', `"${item.version}"`);

  it('notes an idea, and says what it takes to promise it', async () => {
    const created = await owner()
      .post('/action-items', { title: 'Watch declined cards' })
      .expect(201);
    expect(created.headers.etag).toBe('"1"');
    expect(created.body).toMatchObject({
      version: 1,
      status: 'candidate',
      accountable: null,
      originalDue: null,
      overdue: false,
      confidential: false,
      createdBy: 'user:default/owner',
      next: [
        {
          to: 'committed',
          missing: [
            expect.stringContaining('owner'),
            expect.stringContaining('due date'),
            expect.stringContaining('test'),
          ],
        },
        { to: 'declined', missing: [] },
      ],
    });
    const read = await outsider().get(`/action-items/${created.body.key}`);
    expect(read.body).toEqual(created.body);
  });

  it('refuses a step with everything that is missing, and changes nothing', async () => {
    const item = await create({ entity: null, due: null, acceptanceTest: ' ' });
    const { body } = await step(item, 'committed').expect(409);
    expect(
      body.error.details.gates.map((gate: { gate: string }) => gate.gate),
    ).toEqual(['owner', 'due', 'acceptanceTest']);
    const noWay = await step(item, 'verified', { note: 'ok' }).expect(409);
    expect(noWay.body.error.details.gates).toEqual([
      expect.objectContaining({ gate: 'to' }),
    ]);
    const after = await owner().get(`/action-items/${item.key}`);
    expect(after.body).toEqual(item);
  });

  it('goes through its life, keeps the day that was first promised, and tells it all', async () => {
    const promised = inDays(14);
    let item = await create();
    ({ body: item } = await step(item, 'committed').expect(200));
    expect(item).toMatchObject({ originalDue: promised, version: 2 });
    ({ body: item } = await patch(item, { due: inDays(30) }).expect(200));
    ({ body: item } = await step(item, 'done').expect(200));
    expect(item).toMatchObject({
      due: inDays(30),
      originalDue: promised,
      checkOn: inDays(30),
      doneAt: expect.any(String),
      next: [{ to: 'verified' }, { to: 'ineffective' }, { to: 'inProgress' }],
    });
    await step(item, 'verified').expect(409);
    ({ body: item } = await step(item, 'ineffective', {
      note: 'The drill raised nothing',
    }).expect(200));
    expect(item).toMatchObject({ statusNote: 'The drill raised nothing' });
    ({ body: item } = await step(item, 'inProgress').expect(200));
    expect(item).toMatchObject({
      doneAt: null,
      checkOn: null,
      originalDue: promised,
    });
    const { body: history } = await outsider()
      .get(`/action-items/${item.key}/history`)
      .expect(200);
    expect(
      history.items.map((entry: { action: string }) => entry.action),
    ).toEqual([
      'inProgress',
      'ineffective',
      'done',
      'changed',
      'committed',
      'created',
    ]);
    expect(history.items[3]).toMatchObject({
      by: 'user:default/owner',
      changes: { due: [promised, inDays(30)] },
    });
  });

  it('lets no edit take from a promise what makes it one', async () => {
    const idea = await create();
    const bare = await patch(idea, { due: null }).expect(200);
    const whole = await patch(bare.body, { due: inDays(3) }).expect(200);
    const { body: item } = await step(whole.body, 'committed').expect(200);
    const refused = await patch(item, {
      due: null,
      entity: null,
      acceptanceTest: '',
    }).expect(409);
    expect(
      refused.body.error.details.gates.map(
        (gate: { gate: string }) => gate.gate,
      ),
    ).toEqual(['owner', 'due', 'acceptanceTest']);
    await patch(item, { entity: null, owner: 'group:search-team' }).expect(200);
  });

  it('makes the owner of the entity accountable, as the catalog says it now', async () => {
    const item = await create({ entity: 'component:default/basket' });
    const read = async () =>
      (await owner().get(`/action-items/${item.key}`)).body;
    expect(await read()).toMatchObject({
      owner: null,
      accountable: 'group:default/checkout-team',
    });
    const entity = () =>
      portal
        .database('catalog_entity')
        .where('entity_ref', 'component:default/basket');
    await entity().update({ owner_ref: 'group:default/search-team' });
    expect(await read()).toMatchObject({
      version: 1,
      accountable: 'group:default/search-team',
    });
    await entity().update({ owner_ref: 'group:default/checkout-team' });
    await patch(item, { owner: 'User:Colleague' }).expect(200);
    expect(await read()).toMatchObject({
      owner: 'user:default/colleague',
      accountable: 'user:default/colleague',
    });
  });

  it('keeps the facts that figures read beside every write', async () => {
    const item = await create();
    const fact = () =>
      portal
        .database('action_item_fact')
        .where('action_item_id', Number(item.key.slice(3)))
        .first();
    expect(await fact()).toMatchObject({
      entity_ref: checkout,
      status: 'candidate',
      original_due: null,
    });
    await step(item, 'committed').expect(200);
    expect(await fact()).toMatchObject({
      status: 'committed',
      due: inDays(14),
      original_due: inDays(14),
      confidential_id: null,
    });
  });

  it('names every bad field, and what it belongs to when that is not there', async () => {
    const { body } = await owner()
      .post('/action-items', {
        title: 'two\nlines',
        type: 'fix',
        entity: 'nonsense',
        due: '2026-02-30',
        trackerUrl: 'ftp://tracker/7',
        status: 'done',
      })
      .expect(400);
    expect(
      body.error.details.fields.map((field: { field: string }) => field.field),
    ).toEqual(
      expect.arrayContaining([
        'body.title',
        'body.type',
        'body.entity',
        'body.due',
        'body.trackerUrl',
        'body.status',
      ]),
    );
    const missing = await owner()
      .post(
        '/action-items',
        anItem({ postmortem: 'PM-999', incident: 'INC-999' }),
      )
      .expect(400);
    expect(missing.body.error.details.fields).toEqual([
      {
        field: 'body.postmortem',
        problem: 'does not exist: there is no PM-999',
      },
      {
        field: 'body.incident',
        problem: 'does not exist: there is no INC-999',
      },
    ]);
    const item = await create();
    const early = await step(item, 'committed', {
      checkOn: inDays(3),
    }).expect(400);
    expect(early.body.error.details.fields[0].field).toBe('body.checkOn');
  });

  it('demands the version that a change is based on, and never overwrites', async () => {
    const item = await create();
    const path = `/action-items/${item.key}`;
    await owner().patch(path, { title: 'A' }).expect(428);
    await owner().post(`${path}/transitions`, { to: 'committed' }).expect(428);
    await step(item, 'committed').expect(200);
    for (const stale of [
      await patch(item, { title: 'Late' }).expect(412),
      await step(item, 'declined', { note: 'Late' }).expect(412),
    ]) {
      expect(stale.body.error.details.current).toMatchObject({
        status: 'committed',
        title: item.title,
        version: 2,
      });
    }
  });

  it('lets one of several concurrent writers through', async () => {
    const item = await create();
    const answers = await Promise.all([
      step(item, 'committed'),
      step(item, 'declined', { note: 'Not now' }),
      patch(item, { title: 'Another' }),
      patch(item, { assignee: 'user:default/colleague' }),
    ]);
    expect(answers.map(answer => answer.status).sort()).toEqual([
      200, 412, 412, 412,
    ]);
    const { body } = await owner().get(`/action-items/${item.key}/history`);
    expect(body.items).toHaveLength(2);
  });

  it('answers a repeated creation with the first one', async () => {
    const send = (body: object) =>
      owner().post('/action-items', body).set('Idempotency-Key', 'again-1');
    const first = anItem();
    const answers = await Promise.all([send(first), send(first), send(first)]);
    expect(new Set(answers.map(answer => answer.body.key)).size).toBe(1);
    await send(anItem({ title: 'Another' })).expect(409);
  });

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

  it('refuses those who are not signed in', async () => {
    const read = await portal.asNobody().get('/action-items');
    const written = await portal.asNobody().post('/action-items', anItem());
    expect([read.status, written.status]).toEqual([401, 401]);
  });
});
