import { IncidentSource } from '@afterword/plugin-reliability-node';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { aSourceModule } from '../__testUtils__/aSourceModule';
import { eachDatabase } from '../__testUtils__/eachDatabase';

/** A producer whose module passes on whatever it gets, and takes the name of a delivery from a header, where it is URL-encoded. */
const careless: IncidentSource = {
  name: 'careless',
  authenticate: () => true,
  deliveryKey: ({ headers: { 'x-key': key } }) =>
    key === undefined ? undefined : decodeURIComponent(key),
  read: ({ body }) => JSON.parse(body.toString('utf8')),
};

const fine = {
  externalId: 'fine',
  title: 'Errors',
  severity: 'sev2',
  entities: ['component:default/checkout-api'],
  dimensions: { region: 'eu' },
  times: { detected: '2026-11-01T10:00:00Z' },
};

eachDatabase('What a source cannot say', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [aSourceModule(careless)],
    });
  });
  afterAll(async () => {
    await portal.stop();
  });

  const deliver = async (
    said: unknown,
    headers: Record<string, string> = {},
  ) => {
    const { body } = await portal
      .asNobody()
      .post('/intake/careless')
      .set('Content-Type', 'application/json')
      .set(headers)
      .send(JSON.stringify(said))
      .expect(202);
    await portal.triggerTask('reliability:intake');
    const { id } = body;
    return portal.database('delivery').where({ id }).first();
  };

  it.each([
    ['title', { title: 7 }],
    ['severity', { severity: 'catastrophic' }],
    ['summary', { summary: 'x'.repeat(20_001) }],
    ['entities', { entities: undefined }],
    ['entities', { entities: [null] }],
    ['dimensions', { dimensions: { 'Zanzibar line': 'x' } }],
    ['dimensions', { dimensions: { region: 'x'.repeat(201) } }],
    ['dimensions', { dimensions: { region: 7 } }],
    ['times', { times: undefined }],
    ['times', { times: { zanzibar: '2026-11-01T10:00:00Z' } }],
    ['times.detected', { times: { detected: 'Zanzibar' } }],
    ['asOf', { asOf: 'Zanzibar' }],
    ['spell.name', { spell: { name: '', from: '2026-11-01T10:00:00Z' } }],
    ['spell.from', { spell: { name: 'Zanzibar', from: 'Zanzibar' } }],
  ])('is refused at once, by the name of its place: %s', async (at, bad) => {
    const said = { ...fine, externalId: JSON.stringify(bad).slice(0, 200) };
    expect(await deliver([{ ...said, ...bad }])).toMatchObject({
      state: 'failed',
      attempts: 1,
      error: `The source gave a bad ${at}`,
    });
  });

  it.each([
    ['no list of incidents', { alerts: [] }],
    ['no list of incidents', null],
    ['an incident without a name', [null]],
    ['an incident without a name', [fine, { ...fine, externalId: 7 }]],
  ])('is refused at once as a whole when there is %s', async (what, said) => {
    expect(await deliver(said)).toMatchObject({
      state: 'failed',
      attempts: 1,
      error: `The source gave ${what}`,
    });
  });

  it('is no link, which is left out, and nothing that it leaves open', async () => {
    const externalId = 'plain';
    const said = {
      externalId,
      title: ' Plain ',
      severity: null,
      entities: ['not a reference, kept out', 'component:default/checkout-api'],
      times: { resolved: undefined },
      url: 'file:///etc/motd',
    };
    expect(await deliver([said])).toMatchObject({ state: 'processed' });
    expect(
      await portal.database('incident').where('external_id', externalId),
    ).toEqual([
      expect.objectContaining({
        title: 'Plain',
        severity: null,
        summary: '',
        dimensions: '{}',
        url: null,
      }),
    ]);
  });

  it('is not what it calls a delivery, however long: the same name is the same delivery', async () => {
    const long = 'n'.repeat(5000);
    const first = await deliver([fine], { 'x-key': long });
    expect(first).toMatchObject({ state: 'processed' });
    const again = await deliver([], { 'x-key': long });
    expect(again.id).toBe(first.id);
    const other = await deliver([], { 'x-key': `${long}n` });
    expect(other.id).not.toBe(first.id);
  });

  it('is not a name of a delivery with spaces around it, however many', async () => {
    const first = await deliver([fine], {
      'x-key': `${'%20'.repeat(300)}spaced`,
    });
    expect(first).toMatchObject({ state: 'processed', dedup_key: 'spaced' });
    const again = await deliver([], { 'x-key': 'spaced' });
    expect(again.id).toBe(first.id);
  });

  it.each([
    ['an empty name', ''],
    ['a name of spaces', '  '],
  ])(
    'is not %s: such deliveries are told apart by what they say',
    async (_, key) => {
      const named = (externalId: string) =>
        deliver([{ ...fine, externalId }], {
          'x-key': encodeURIComponent(key),
        });
      const first = await named(`first${key}`);
      const other = await named(`other${key}`);
      expect(other.id).not.toBe(first.id);
      expect((await named(`first${key}`)).id).toBe(first.id);
    },
  );
});
