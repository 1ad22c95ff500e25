import type { IncidentSummary } from '@afterword/plugin-reliability-common';
import { IncidentSource } from '@afterword/plugin-reliability-node';
import { InputError } from '@backstage/errors';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { aSourceModule } from '../__testUtils__/aSourceModule';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const AWAY = 'away';

/** A producer that sends what it knows as a JSON list of incidents. */
const pager: IncidentSource = {
  name: 'pager',
  authenticate: ({ headers }) => headers.authorization === 'Bearer pager',
  read: ({ body }) => {
    const said = JSON.parse(body.toString('utf8'));
    if (!Array.isArray(said)) throw new InputError('not a list');
    if (said.includes(AWAY)) throw new Error('What it needs is away');
    return said;
  },
};

eachDatabase('Intake', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [aSourceModule(pager)],
      config: { data: { reliability: { intake: { maxWaiting: 50 } } } },
    });
  });
  afterAll(async () => {
    await portal.stop();
  });

  const deliver = (said: unknown, token = 'pager') =>
    portal
      .asNobody()
      .post('/intake/pager')
      .set('Content-Type', 'application/json')
      .set('Authorization', `Bearer ${token}`)
      .send(JSON.stringify(said));
  const incidentOf = async (externalId: string) => {
    await portal.triggerTask('reliability:intake');
    const owner = portal.as('user:default/owner');
    const { body: list } = await owner.get('/incidents?limit=200');
    const keys: string[] = list.items.flatMap(
      ({ key, source }: IncidentSummary) =>
        source?.externalId === externalId ? key : [],
    );
    return Promise.all(
      keys.map(async key => (await owner.get(`/incidents/${key}`)).body),
    );
  };
  const firing = {
    title: 'Checkout errors',
    severity: 'sev2',
    entities: ['component:default/checkout-api'],
    times: { detected: '2026-11-01T10:00:00Z' },
    asOf: '2026-11-01T10:00:00Z',
  };
  const resolved = {
    ...firing,
    times: {
      detected: '2026-11-01T10:00:00Z',
      resolved: '2026-11-01T10:30:00Z',
    },
    asOf: '2026-11-01T10:30:00Z',
  };

  it('makes one incident of a delivery and its repetitions, and resolves it', async () => {
    const first = await deliver([{ ...firing, externalId: 'one' }]).expect(202);
    const again = await deliver([{ ...firing, externalId: 'one' }]).expect(202);
    expect(again.body.id).toBe(first.body.id);
    expect(await incidentOf('one')).toEqual([
      expect.objectContaining({
        status: 'open',
        severity: 'sev2',
        version: 1,
        createdBy: null,
        entities: [
          expect.objectContaining({
            ref: 'component:default/checkout-api',
            known: true,
          }),
        ],
      }),
    ]);
    await deliver([{ ...resolved, externalId: 'one' }]).expect(202);
    expect(await incidentOf('one')).toEqual([
      expect.objectContaining({ status: 'resolved', version: 1 }),
    ]);
  });

  it('comes to the same state whichever delivery arrives first', async () => {
    await deliver([{ ...resolved, externalId: 'two' }]).expect(202);
    await incidentOf('two');
    await deliver([
      {
        ...firing,
        externalId: 'two',
        times: { detected: '2026-11-01T09:59:00Z' },
      },
    ]).expect(202);
    const [incident] = await incidentOf('two');
    expect(incident).toMatchObject({
      status: 'resolved',
      times: {
        detected: { at: '2026-11-01T10:00:00Z', origin: 'source', by: 'pager' },
      },
    });
  });

  it('leaves a person’s correction in place', async () => {
    await deliver([{ ...firing, externalId: 'three' }]);
    const [incident] = await incidentOf('three');
    await portal
      .as('user:default/owner')
      .put(`/incidents/${incident.key}/times/resolved`, {
        at: '2026-11-01T10:10:00Z',
      })
      .set('If-Match', `"${incident.version}"`)
      .expect(200);
    await deliver([{ ...resolved, externalId: 'three' }]);
    const [after] = await incidentOf('three');
    expect(after.times.resolved).toMatchObject({
      at: '2026-11-01T10:10:00Z',
      origin: 'human',
    });
  });

  it('opens no draft to the owners of an entity that a delivery adds', async () => {
    await deliver([{ ...firing, externalId: 'written-about' }]);
    const [{ key }] = await incidentOf('written-about');
    const { body: draft } = await portal
      .as('user:default/newcomer')
      .post('/postmortems', { title: 'Why', incidents: [key] })
      .expect(201);
    const statusFor = async (user: string) =>
      (await portal.as(user).get(`/postmortems/${draft.key}`)).status;
    const entities = [...firing.entities, 'component:default/search-indexer'];
    await deliver([{ ...firing, externalId: 'written-about', entities }]);
    const [after] = await incidentOf('written-about');
    expect(after.entities).toHaveLength(2);
    expect(await statusFor('user:default/outsider')).toBe(404);
    expect(await statusFor('user:default/owner')).toBe(200);
  });

  it('gives a restricted incident no readers by what it adds', async () => {
    await deliver([{ ...firing, externalId: 'private' }]);
    const [{ key, version }] = await incidentOf('private');
    await portal
      .as('user:default/owner')
      .patch(`/incidents/${key}`, { visibility: 'restricted' })
      .set('If-Match', `"${version}"`)
      .expect(200);
    const statusFor = async (user: string) =>
      (await portal.as(user).get(`/incidents/${key}`)).status;
    expect(await statusFor('user:default/outsider')).toBe(404);
    const entities = [...firing.entities, 'component:default/search-indexer'];
    await deliver([{ ...firing, externalId: 'private', entities }]);
    await portal.triggerTask('reliability:intake');
    expect(await statusFor('user:default/outsider')).toBe(404);
    const { body } = await portal
      .as('user:default/owner')
      .get(`/incidents/${key}`)
      .expect(200);
    expect(body.entities.map(({ ref }: { ref: string }) => ref)).toEqual(
      expect.arrayContaining(entities),
    );
  });

  it('refuses who cannot prove to be the source, and keeps nothing', async () => {
    await deliver([{ ...firing, externalId: 'forged' }], 'guess').expect(401);
    await portal.asNobody().post('/intake/unknown', {}).expect(404);
    expect(await incidentOf('forged')).toEqual([]);
  });

  it('keeps what it cannot read as failed, with the raw body, and goes on', async () => {
    await deliver({ not: 'a list' }).expect(202);
    await deliver([{ ...firing, externalId: 'bad', times: { detected: 'x' } }]);
    await deliver([{ ...firing, externalId: 'four' }]);
    expect(await incidentOf('four')).toHaveLength(1);
    const failed = await portal.database('delivery').where('state', 'failed');
    expect(
      failed.map(row => Buffer.from(row.body).toString('utf8')).sort(),
    ).toEqual(expect.arrayContaining(['{"not":"a list"}']));
    expect(failed).toHaveLength(2);
  });

  it('keeps what it can of a delivery, and notes what it cannot without naming it', async () => {
    const { body } = await deliver([
      { ...firing, externalId: 'fine' },
      { ...firing, externalId: 'odd', title: 'torn \ud83d' },
      { ...firing, externalId: 'fine too' },
    ]);
    expect(await incidentOf('fine')).toHaveLength(1);
    expect(await incidentOf('fine too')).toHaveLength(1);
    expect(await incidentOf('odd')).toEqual([]);
    const kept = await portal.database('delivery').where('id', body.id).first();
    expect(kept).toMatchObject({
      state: 'partial',
      error: 'The source gave a bad title',
    });
    expect(JSON.parse(kept.incidents)).toHaveLength(2);
  });

  it('waits longer each time before it reads again what may succeed later, and reads it at once when it is sent again', async () => {
    const { body } = await deliver([{ ...firing, externalId: 'away' }, AWAY]);
    const { id } = body;
    const attemptsOf = async () => {
      await portal.triggerTask('reliability:intake');
      const row = await portal.database('delivery').where('id', id).first();
      return [row.state, row.attempts, row.error];
    };
    const said = 'Error, see the log';
    expect(await attemptsOf()).toEqual(['kept', 1, said]);
    for (const other of ['b', 'c', 'd']) {
      await deliver([{ ...firing, externalId: `away ${other}` }]);
    }
    expect(await attemptsOf()).toEqual(['kept', 1, said]);
    const later = () =>
      portal.database('delivery').where({ id }).update({ available_at: 1 });
    await later();
    expect(await attemptsOf()).toEqual(['kept', 2, said]);
    await portal.database('delivery').where({ id }).update({ attempts: 11 });
    await later();
    expect(await attemptsOf()).toEqual(['failed', 12, said]);
    const again = await deliver([{ ...firing, externalId: 'away' }, AWAY]);
    expect(again.body.id).toBe(id);
    expect(await attemptsOf()).toEqual(['kept', 1, said]);
  });

  it('takes the same alerts from many senders once', async () => {
    const alerts = Array.from({ length: 40 }, (_, index) => ({
      ...firing,
      externalId: `many-${index}`,
    }));
    await Promise.all(
      [...alerts, ...alerts, ...alerts].map(alert => deliver([alert])),
    );
    await portal.triggerTask('reliability:intake');
    const rows = await portal
      .database('incident')
      .where('external_id', 'like', 'many-%');
    expect(rows).toHaveLength(40);
  });

  it('answers 503 with a time to come back when too much waits', async () => {
    await portal.database('delivery').insert(
      Array.from({ length: 60 }, (_, index) => ({
        id: `waiting-${index}`,
        source: 'gone',
        channel: 'default',
        dedup_key: `waiting-${index}`,
        content_type: '',
        body: Buffer.from(''),
        state: 'kept',
        attempts: 1,
        error: null,
        received_at: 1,
        processed_at: null,
      })),
    );
    await portal.triggerTask('reliability:intake');
    const answer = await deliver([{ ...firing, externalId: 'late' }]);
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
  });
});
