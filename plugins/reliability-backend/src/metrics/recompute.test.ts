import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

const checkout = 'component:default/checkout-api';

eachDatabase('Recomputing', (databases, databaseId) => {
  let portal: Portal;
  const owner = () => portal.as('user:default/owner');
  const facts = async () => {
    const tables = ['incident_fact', 'action_item_fact', 'deployment_fact'];
    const rows = [];
    for (const table of tables) {
      rows.push(
        await portal
          .database(table)
          .orderBy([`${table.slice(0, -5)}_id`, 'entity_ref']),
      );
    }
    return rows;
  };
  const counted = async () => {
    const { body } = await owner().get('/metrics?window=P365D').expect(200);
    return body.figures.incidents.count;
  };
  const fold = async () => {
    await portal.database('fact_change').update({ last_at: 0 });
    await portal.triggerTask('reliability:fold-facts');
  };
  const recompute = () => portal.triggerTask('reliability:recompute');

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
    for (let day = 1; day < 9; day += 1) {
      await owner()
        .post('/incidents', {
          title: 'It failed',
          entities: [{ ref: checkout }, { ref: 'component:default/basket' }],
          visibility: day === 3 ? 'restricted' : 'everyone',
          times: {
            impactStarted: new Date(
              Date.now() - day * 86_400_000,
            ).toISOString(),
          },
        })
        .expect(201);
    }
    await owner()
      .post('/action-items', {
        title: 'Mend it',
        type: 'process',
        entity: checkout,
      })
      .expect(201);
    await owner()
      .post('/deployments', {
        entity: checkout,
        finished: '2026-01-01T00:00:00Z',
      })
      .expect(201);
    await fold();
  });
  afterAll(async () => {
    await portal.stop();
  });

  it('finds nothing to repair after ordinary writes', async () => {
    const [before, segments] = [
      await facts(),
      await portal.database('fact_segment').orderBy('day').select('revision'),
    ];
    await recompute();
    expect(await facts()).toEqual(before);
    expect(
      await portal.database('fact_segment').orderBy('day').select('revision'),
    ).toEqual(segments);
  });

  it.each([
    ['were changed', db => db('incident_fact').update({ kind: 'drill' })],
    ['were lost', db => db('incident_fact').where('incident_id', 2).delete()],
    [
      'are of nothing',
      db =>
        db('incident_fact').where('incident_id', 4).update('incident_id', 99),
    ],
    [
      'of action items were changed',
      db => db('action_item_fact').update({ status: 'done' }),
    ],
    ['of deployments were lost', db => db('deployment_fact').delete()],
  ] satisfies [string, (db: Portal['database']) => Promise<unknown>][])(
    'puts right facts that %s',
    async (_, damage) => {
      const before = await facts();
      await damage(portal.database);
      expect(await facts()).not.toEqual(before);
      await recompute();
      expect(await facts()).toEqual(before);
      await fold();
      expect(await counted()).toBe(8);
    },
  );

  it.each([
    ['were lost', db => db('fact_segment').delete()],
    [
      'cannot be read',
      db => db('fact_segment').update({ content: Buffer.from('nonsense') }),
    ],
    [
      'are those of another day',
      async db => {
        const [{ content }] = await db('fact_segment').select('content');
        await db('fact_segment').update({ content });
      },
    ],
  ] satisfies [string, (db: Portal['database']) => Promise<unknown>][])(
    'puts right segments that %s',
    async (_, damage) => {
      await damage(portal.database);
      await recompute();
      expect(await counted()).toBe(8);
    },
  );
});
