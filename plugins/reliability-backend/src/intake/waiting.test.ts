import { IncidentSource } from '@afterword/plugin-reliability-node';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { aSourceModule } from '../__testUtils__/aSourceModule';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const MOST = 3;

/** What a test lets happen while a delivery is read. */
const meanwhile: { happens: ((said: string) => Promise<unknown>) | undefined } =
  { happens: undefined };

const pager: IncidentSource = {
  name: 'pager',
  authenticate: () => true,
  read: async ({ body }) => {
    await meanwhile.happens?.(body.toString('utf8'));
    return [];
  },
};

eachDatabase('What waits to be read', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [aSourceModule(pager)],
      config: { data: { reliability: { intake: { maxWaiting: MOST } } } },
    });
  });
  afterEach(() => {
    meanwhile.happens = undefined;
  });
  afterAll(async () => {
    await portal.stop();
  });

  const deliver = async (said: string) => {
    const { status } = await portal
      .asNobody()
      .post('/intake/pager')
      .set('Content-Type', 'text/plain')
      .send(said);
    return status;
  };
  const drain = () => portal.triggerTask('reliability:intake');

  it('is what was not read yet, however much has come since reading began', async () => {
    const statuses: number[] = [];
    meanwhile.happens = async said => {
      const next = Number(said) + 1;
      if (next < 4 * MOST) statuses.push(await deliver(String(next)));
    };
    statuses.push(await deliver('0'));
    await drain();
    expect(statuses).toEqual(Array.from({ length: 4 * MOST }, () => 202));
  });

  it('is too much when so much was taken and not read', async () => {
    const statuses: number[] = [];
    meanwhile.happens = async () => {
      meanwhile.happens = undefined;
      for (const said of ['b', 'c', 'd', 'e']) {
        statuses.push(await deliver(said));
      }
    };
    statuses.push(await deliver('a'));
    await drain();
    // The last of them come while three others wait, the one that is being read among them.
    expect(statuses).toContain(503);
    expect(await deliver('f')).toBe(202);
    await drain();
  });

  it('is not what could not be kept', async () => {
    await portal.database.schema.renameTable('delivery', 'delivery_away');
    const statuses: number[] = [];
    for (const said of ['g', 'h', 'i']) statuses.push(await deliver(said));
    await portal.database.schema.renameTable('delivery_away', 'delivery');
    expect(statuses).toEqual([500, 500, 500]);
    expect(await deliver('j')).toBe(202);
    await drain();
  });
});
