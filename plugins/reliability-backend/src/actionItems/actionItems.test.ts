import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  anItem,
  checkout,
  inDays,
  someActionItems,
} from './__testUtils__/someActionItems';

eachDatabase('Action items', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const { owner, outsider, create, step, patch } = someActionItems(
    () => portal,
  );

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

  it('refuses those who are not signed in', async () => {
    const read = await portal.asNobody().get('/action-items');
    const written = await portal.asNobody().post('/action-items', anItem());
    expect([read.status, written.status]).toEqual([401, 401]);
  });
});
