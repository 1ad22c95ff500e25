import {
  IncidentSource,
  SourceIncident,
} from '@afterword/plugin-reliability-node';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { aSourceModule } from '../__testUtils__/aSourceModule';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const nameOf = (group: string, index: number) =>
  `${group}-${String(index).padStart(4, '0')}`;

const anAlert = (externalId: string): SourceIncident => ({
  externalId,
  title: `Alert ${externalId}`,
  entities: ['component:default/checkout-api'],
  times: { detected: '2026-11-01T10:00:00Z' },
});

/** What a test lets happen while a delivery is being read. */
const meanwhile: { happens: (() => Promise<unknown>) | undefined } = {
  happens: undefined,
};

/** A producer that tells how many alerts of a group there are, the last one first. */
const bulk: IncidentSource = {
  name: 'bulk',
  authenticate: () => true,
  read: async ({ body }) => {
    const happens = meanwhile.happens;
    meanwhile.happens = undefined;
    await happens?.();
    const { group, alerts, bad } = JSON.parse(body.toString('utf8'));
    return Array.from({ length: alerts }, (_, index) => ({
      ...anAlert(nameOf(group, alerts - index)),
      ...(alerts - index === bad ? { title: '' } : {}),
    }));
  },
};

eachDatabase('A large delivery', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [aSourceModule(bulk)],
    });
  });
  afterEach(() => {
    meanwhile.happens = undefined;
  });
  afterAll(async () => {
    await portal.stop();
  });

  const deliver = async (said: object): Promise<string> => {
    const { body } = await portal
      .asNobody()
      .post('/intake/bulk')
      .set('Content-Type', 'application/json')
      .send(JSON.stringify(said))
      .expect(202);
    return body.id;
  };
  const delivery = async (id: string) =>
    portal.database('delivery').where({ id }).first();
  /** The delivery that says this, while it waits or is read. */
  const kept = async (said: object) =>
    portal
      .database('delivery')
      .where({ body: Buffer.from(JSON.stringify(said)), state: 'kept' })
      .first();
  const change = (id: string, to: object) =>
    portal.database('delivery').where({ id }).update(to);
  const made = (group: string) =>
    portal
      .database('incident')
      .where('external_id', 'like', `${group}-%`)
      .orderBy('id')
      .select('external_id');
  const drain = () => portal.triggerTask('reliability:intake');

  it('lets others in between its portions, and is written in the order of its names', async () => {
    const id = await deliver({ group: 'many', alerts: 400 });
    const seen = new Set<number>();
    while ((await delivery(id)).state === 'kept') {
      const { body } = await portal
        .as('user:default/owner')
        .get('/incidents?limit=1&count=true')
        .expect(200);
      seen.add(body.page.total);
    }
    const partly = [...seen].filter(total => total > 0 && total < 400);
    expect(partly.length).toBeGreaterThan(0);
    const names = (await made('many')).map(row => row.external_id);
    expect(names).toEqual(
      Array.from({ length: 400 }, (_, index) => nameOf('many', index + 1)),
    );
    expect(await delivery(id)).toMatchObject({
      state: 'processed',
      attempts: 1,
    });
  }, 120_000);

  it('goes on after what was written when the process died', async () => {
    const id = await deliver({ group: 'died', alerts: 120 });
    await drain();
    await portal
      .database('incident')
      .where('external_id', 'like', 'died-%')
      .update({ external_id: portal.database.raw(`'of-' || external_id`) });
    await change(id, {
      state: 'kept',
      read_through: JSON.stringify(nameOf('died', 100)),
      available_at: 1,
      attempts: 0,
    });
    await drain();
    const again = (await made('died')).map(row => row.external_id);
    expect(again).toHaveLength(20);
    expect(again[0]).toBe(nameOf('died', 101));
    const { state, incidents } = await delivery(id);
    expect(state).toBe('processed');
    expect(JSON.parse(incidents)).toHaveLength(140);
  });

  it('is left alone while somebody reads it', async () => {
    const id = await deliver({ group: 'leased', alerts: 0 });
    await drain();
    await change(id, { state: 'kept', available_at: Date.now() + 50_000 });
    await drain();
    expect(await delivery(id)).toMatchObject({ state: 'kept', attempts: 1 });
    await change(id, { available_at: 1 });
    await drain();
    expect(await delivery(id)).toMatchObject({
      state: 'processed',
      attempts: 2,
    });
  });

  it('is taken while it is read, for so long that nobody else begins', async () => {
    const said = { group: 'taken', alerts: 3 };
    const taken = new Promise<{ available_at: unknown }>(resolve => {
      meanwhile.happens = async () => resolve(await kept(said));
    });
    await deliver(said);
    const { available_at: until } = await taken;
    expect(Number(until)).toBeGreaterThan(Date.now() + 30_000);
    await drain();
  });

  it('is given up by whoever lost it to a replay, which reads all of it', async () => {
    const said = { group: 'replayed', alerts: 60 };
    const replayed = new Promise<void>(resolve => {
      meanwhile.happens = async () => {
        const { id } = await kept(said);
        await portal
          .as('user:default/owner')
          .post(`/deliveries/${id}/replay`)
          .expect(202);
        resolve();
      };
    });
    const id = await deliver(said);
    await replayed;
    await drain();
    expect(await delivery(id)).toMatchObject({
      state: 'processed',
      attempts: 1,
      read_through: null,
    });
    expect(await made('replayed')).toHaveLength(60);
  });

  it('comes up again when something failed before the process died', async () => {
    const id = await deliver({ group: 'failed', alerts: 60, bad: 3 });
    await drain();
    const partial = { state: 'partial', error: expect.any(String) };
    expect(await delivery(id)).toMatchObject(partial);
    await change(id, {
      state: 'kept',
      read_through: JSON.stringify(nameOf('failed', 50)),
      available_at: 1,
      attempts: 0,
    });
    await drain();
    expect(await delivery(id)).toMatchObject({ state: 'kept', attempts: 1 });
    await change(id, { available_at: 1 });
    await drain();
    expect(await delivery(id)).toMatchObject(partial);
    expect(await made('failed')).toHaveLength(59);
  });
});
