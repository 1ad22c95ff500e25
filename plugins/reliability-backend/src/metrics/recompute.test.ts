import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aShopOfChanges,
  checkout,
} from '../deployments/__testUtils__/aShopOfChanges';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../postmortems/__testUtils__/toldByWiki';

eachDatabase('Recomputing', (databases, databaseId) => {
  let portal: Portal;
  const { owner, answer } = aShopOfChanges(() => portal);
  const facts = async () => {
    const tables = {
      incident_fact: ['incident_id', 'entity_ref'],
      action_item_fact: ['action_item_id'],
      deployment_fact: ['deployment_id'],
      change_failure_fact: ['incident_id', 'deployment_id'],
      change_answer_fact: ['incident_id'],
      incident_layer_fact: ['incident_id', 'layer'],
      observation: ['entity_ref'],
    };
    const rows = [];
    for (const [table, order] of Object.entries(tables)) {
      rows.push(await portal.database(table).orderBy(order));
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
    await answer('INC-1', { answer: 'linked', deployments: ['DEP-1'] });
    await answer('INC-3', { answer: 'notChangeCaused' });
    await tell(portal, [
      anIncidentTold('i', {
        times: {
          impactStarted: new Date(Date.now() - 20 * 86_400_000).toISOString(),
        },
      }),
      aPostmortemTold('p', ['i'], ['process', 'people']),
      aPostmortemTold('a-draft', ['i'], ['external'], {
        status: 'draft',
        facilitator: 'user:default/owner',
      }),
    ]);
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
    [
      'of confirmed failures were changed',
      db => db('change_failure_fact').update({ kind: 'drill' }),
    ],
    ['of answers were lost', db => db('change_answer_fact').delete()],
    [
      'tell everybody of the answer about a restricted incident',
      db =>
        db('change_answer_fact')
          .where('incident_id', 3)
          .update('confidential_id', null),
    ],
    ['of layers were lost', db => db('incident_layer_fact').delete()],
    [
      'of layers are of no postmortem',
      db => db('incident_layer_fact').update('postmortem_id', 99),
    ],
    ['of sightings were lost', db => db('observation').delete()],
    [
      'watch an entity for less long than incidents say',
      db => db('observation').update({ since: Date.now() }),
    ],
    [
      'watch an entity for longer than incidents say',
      db => db('observation').update({ since: 1 }),
    ],
    [
      'watch an entity that no incident names',
      db =>
        db('observation').insert({
          entity_ref: 'component:default/moved-away',
          since: 1,
        }),
    ],
  ] satisfies [string, (db: Portal['database']) => Promise<unknown>][])(
    'puts right facts that %s',
    async (_, damage) => {
      const before = await facts();
      await damage(portal.database);
      expect(await facts()).not.toEqual(before);
      await recompute();
      expect(await facts()).toEqual(before);
      await fold();
      expect(await counted()).toBe(9);
    },
  );

  it('says since when an entity is watched by what everybody may see', async () => {
    const hidden = 'component:default/search-indexer';
    await owner()
      .post('/incidents', {
        title: 'Quietly',
        entities: [{ ref: hidden }],
        visibility: 'restricted',
      })
      .expect(201);
    await recompute();
    expect(
      await portal.database('observation').where('entity_ref', hidden),
    ).toEqual([]);
  });

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
      expect(await counted()).toBe(9);
    },
  );
});
