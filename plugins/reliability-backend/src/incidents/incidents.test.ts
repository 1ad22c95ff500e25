import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { tablesOf } from '../__testUtils__/tablesOf';
import {
  anIncident,
  checkout,
  someIncidents,
} from './__testUtils__/someIncidents';

eachDatabase('Incidents', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const { owner, outsider } = someIncidents(() => portal);

  it('keeps what a person reports and shows it to everyone', async () => {
    const created = await owner().post('/incidents', anIncident()).expect(201);
    expect(created.headers.etag).toBe('"1"');
    expect(created.body).toMatchObject({
      version: 1,
      status: 'mitigated',
      severity: 'sev1',
      createdBy: 'user:default/owner',
      entities: [
        { ref: checkout, role: 'impacted', impact: null, known: true },
      ],
      times: {
        impactStarted: {
          at: '2026-11-13T14:02:00Z',
          origin: 'human',
          by: 'user:default/owner',
        },
        resolved: null,
      },
    });
    const read = await outsider()
      .get(`/incidents/${created.body.key}`)
      .expect(200);
    expect(read.body).toEqual(created.body);
  });

  it('keeps a reference that the catalog does not know, and says so', async () => {
    const { body } = await owner()
      .post(
        '/incidents',
        anIncident({ entities: [{ ref: 'Component:Gone-Service' }] }),
      )
      .expect(201);
    expect(body.entities).toEqual([
      {
        ref: 'component:default/gone-service',
        role: 'impacted',
        impact: null,
        known: false,
      },
    ]);
  });

  it('names every bad field and stores nothing', async () => {
    const before = await owner().get('/incidents?count=true');
    const { body } = await owner()
      .post('/incidents', {
        title: ' ',
        severity: 'terrible',
        entities: [{ ref: 'nonsense' }],
        times: { detected: 'yesterday' },
        cause: 'somebody',
      })
      .expect(400);
    expect(
      body.error.details.fields.map((field: { field: string }) => field.field),
    ).toEqual(
      expect.arrayContaining([
        'body.title',
        'body.severity',
        'body.entities.0.ref',
        'body.times.detected',
        'body.cause',
      ]),
    );
    const after = await owner().get('/incidents?count=true');
    expect(after.body.page.total).toBe(before.body.page.total);
  });

  it('demands the version that a change is based on, and never overwrites', async () => {
    const { body: created } = await owner().post('/incidents', anIncident());
    const path = `/incidents/${created.key}`;
    await owner().patch(path, { title: 'A' }).expect(428);
    const changed = await owner()
      .patch(path, { title: 'Card payments were slow' })
      .set('If-Match', '"1"')
      .expect(200);
    expect(changed.body.version).toBe(2);
    const stale = await outsider()
      .patch(path, { title: 'Something else' })
      .set('If-Match', '"1"')
      .expect(412);
    expect(stale.body.error.details.current).toMatchObject({
      title: 'Card payments were slow',
      version: 2,
    });
    const { body: history } = await owner().get(`${path}/history`).expect(200);
    expect(history.items).toEqual([
      expect.objectContaining({
        action: 'changed',
        by: 'user:default/owner',
        changes: {
          title: ['Card payments failed', 'Card payments were slow'],
        },
      }),
      expect.objectContaining({ action: 'created', version: 1 }),
    ]);
  });

  it('lets one of two concurrent writers through', async () => {
    const { body: created } = await owner().post('/incidents', anIncident());
    const answers = await Promise.all(
      ['one', 'two', 'three', 'four'].map(title =>
        owner()
          .patch(`/incidents/${created.key}`, { title })
          .set('If-Match', '"1"'),
      ),
    );
    expect(answers.map(answer => answer.status).sort()).toEqual([
      200, 412, 412, 412,
    ]);
  });

  it('answers a repeated creation with the first one', async () => {
    const send = (body: object) =>
      owner().post('/incidents', body).set('Idempotency-Key', 'again-1');
    const answers = await Promise.all([
      send(anIncident()),
      send(anIncident()),
      send(anIncident()),
    ]);
    expect(new Set(answers.map(answer => answer.body.key)).size).toBe(1);
    await send(anIncident({ title: 'Another' })).expect(409);
  });

  it('lets a person’s word on a time point stand, and takes it back', async () => {
    const { body: created } = await owner().post('/incidents', anIncident());
    const path = `/incidents/${created.key}/times/mitigated`;
    const corrected = await outsider()
      .put(path, { at: '2026-11-13T15:00:00+01:00' })
      .set('If-Match', '"1"')
      .expect(200);
    expect(corrected.body.times.mitigated).toMatchObject({
      at: '2026-11-13T14:00:00Z',
      by: 'user:default/outsider',
    });
    expect(corrected.body.flags).toEqual([
      { field: 'mitigated', reason: 'beforeStart' },
    ]);
    const unknown = await owner()
      .put(path, { at: null })
      .set('If-Match', '"2"')
      .expect(200);
    expect(unknown.body.times.mitigated).toBeNull();
    expect(unknown.body.status).toBe('open');
    expect(corrected.body.notKnown).toEqual([]);
    expect(unknown.body.notKnown).toEqual(['mitigated']);
    const back = await owner().delete(path).set('If-Match', '"3"').expect(200);
    expect(back.body.notKnown).toEqual([]);
  });

  it('merges two and takes it back as it was', async () => {
    const { body: one } = await owner().post(
      '/incidents',
      anIncident({ times: { impactStarted: '2026-10-01T08:00:00Z' } }),
    );
    const { body: two } = await owner().post(
      '/incidents',
      anIncident({ times: { resolved: '2026-10-01T09:00:00Z' } }),
    );
    const merged = await owner()
      .post(`/incidents/${two.key}/merge`, { into: one.key })
      .set('If-Match', '"1"')
      .expect(200);
    expect(merged.body.mergedInto).toBe(one.key);
    const target = await owner().get(`/incidents/${one.key}`);
    expect(target.body).toMatchObject({
      status: 'resolved',
      times: { resolved: { at: '2026-10-01T09:00:00Z' } },
    });
    const facts = await portal
      .database('incident_fact')
      .where('incident_id', Number(two.key.slice(4)));
    expect(facts).toEqual([]);
    await owner()
      .post(`/incidents/${two.key}/unmerge`)
      .set('If-Match', `"${merged.body.version}"`)
      .expect(200);
    const back = await owner().get(`/incidents/${one.key}`);
    expect(back.body).toMatchObject({
      status: 'open',
      times: { resolved: null },
    });
  });

  it('keeps its own times where what is merged into it was told otherwise at once', async () => {
    const told = ['10:00', '11:00'].map((time, index) =>
      JSON.stringify({
        type: 'incident',
        source: 'acme-status',
        externalId: `at-once-${index}`,
        title: 'Told at once',
        entities: [{ ref: checkout }],
        times: { impactStarted: `2026-10-02T${time}:00Z` },
      }),
    );
    await owner()
      .post('/import')
      .set('Content-Type', 'application/x-ndjson')
      .send(told.join('\n'))
      .expect(200);
    const { body } = await owner().get('/incidents?q=Told&sort=anchor');
    const [first, second]: { key: string; version: number }[] = body.items;
    await owner()
      .post(`/incidents/${first.key}/merge`, { into: second.key })
      .set('If-Match', `"${first.version}"`)
      .expect(200);
    const target = await owner().get(`/incidents/${second.key}`);
    expect(target.body.times.impactStarted.at).toBe('2026-10-02T11:00:00Z');
  });

  it('keeps nothing of whoever leaves the name out of a near miss', async () => {
    const { body } = await portal
      .as('user:default/newcomer')
      .post('/near-misses', {
        whatNearlyHappened:
          'The signing key would have run out on Sunday. Nobody could have paid.',
        whenNoticed: '2026-11-20T09:40:00Z',
        whatStoppedIt: 'A colleague saw the date',
        entity: checkout,
        anonymous: true,
      })
      .set('Idempotency-Key', 'secret-key')
      .expect(201);
    expect(body).toMatchObject({
      kind: 'nearMiss',
      title: 'The signing key would have run out on Sunday',
      createdBy: null,
      times: { detected: { at: '2026-11-20T00:00:00Z', by: null } },
    });
    expect(body.createdAt).toMatch(/T00:00:00Z$/);
    expect(body.times.detected.changedAt).toBe(body.createdAt);
    const noticed = String(Date.parse('2026-11-20T09:40:00Z'));
    for (const table of await tablesOf(portal.database)) {
      const rows = JSON.stringify(await portal.database(table).select());
      expect(rows).not.toContain('newcomer');
      expect(rows).not.toContain('secret-key');
      expect(rows).not.toContain(noticed);
    }
  });

  it('shows a restricted incident to its reporter and the owners only', async () => {
    const { body } = await owner()
      .post(
        '/incidents',
        anIncident({ title: 'Zanzibar leak', visibility: 'restricted' }),
      )
      .expect(201);
    const path = `/incidents/${body.key}`;
    await portal.as('user:default/colleague').get(path).expect(200);
    await outsider().get(path).expect(404);
    await outsider().get(`${path}/history`).expect(404);
    await portal.asService().get(path).expect(404);
    for (const caller of [outsider(), portal.asService()]) {
      const list = await caller.get('/incidents?limit=200').expect(200);
      expect(JSON.stringify(list.body)).not.toContain('Zanzibar');
    }
    const csv = await outsider().get('/incidents.csv').expect(200);
    expect(csv.text).not.toContain('Zanzibar');
    await outsider()
      .patch(path, { title: 'x' })
      .set('If-Match', '"1"')
      .expect(404);
    await owner()
      .patch(path, { visibility: 'everyone' })
      .set('If-Match', '"1"')
      .expect(200);
    await outsider().get(path).expect(200);
  });

  it('refuses those who are not signed in', async () => {
    const read = await portal.asNobody().get('/incidents');
    const write = await portal.asNobody().post('/incidents', anIncident());
    expect([read.status, write.status]).toEqual([401, 401]);
  });

  it('publishes its contract as OpenAPI', async () => {
    const { body } = await portal.asNobody().get('/openapi.json').expect(200);
    expect(body.openapi).toBe('3.1.0');
    expect(body.paths['/incidents/{key}'].patch.operationId).toBe(
      'updateIncident',
    );
  });
});
