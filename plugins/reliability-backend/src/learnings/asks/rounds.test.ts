import { randomUUID } from 'node:crypto';
import {
  LearningApplication,
  Postmortem,
} from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../../__testUtils__/aPortal';
import { anEntity, shop } from '../../__testUtils__/catalogEntities';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../../postmortems/__testUtils__/toldByWiki';
import {
  anIncident,
  aPublishedLearning,
  CHECKOUT,
  INDEXER,
  people,
} from '../../postmortems/__testUtils__/writers';

const DEPENDANT = 'component:default/dependant';
const dependant = {
  ...anEntity(DEPENDANT, { owner: 'group:default/search-team' }),
  relations: [
    { type: 'ownedBy', targetRef: 'group:default/search-team' },
    { type: 'dependsOn', targetRef: CHECKOUT },
  ],
};

eachDatabase('A round of asking', (databases, databaseId) => {
  let portal: Portal;
  const { owner, outsider } = people(() => portal);
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      entities: [...shop, dependant],
    });
  });
  beforeEach(async () => {
    await portal.relayOutbox();
    await portal.database('learning_application').delete();
  });
  afterAll(async () => {
    await portal.stop();
  });
  const asked = async (scope: string): Promise<LearningApplication[]> => {
    await portal.relayOutbox();
    const { body } = await outsider()
      .get(`/learnings/asks?scope=${scope}`)
      .expect(200);
    return body.items;
  };
  const saying = (asks: readonly LearningApplication[]) =>
    asks.map(({ learning }) => learning.statement);

  it('is of what somebody adds to an imported postmortem, and never of what was imported', async () => {
    await tell(portal, [
      anIncidentTold('old', { entities: [{ ref: CHECKOUT }] }),
      aPostmortemTold('old', ['old'], ['process'], {
        learnings: [{ statement: 'Learned long ago' }],
      }),
    ]);
    const { body: list } = await owner().get('/postmortems?q=Why%20old');
    const [{ key }] = list.items;
    const read = async (): Promise<Postmortem> =>
      (await owner().get(`/postmortems/${key}`).expect(200)).body;
    const { version } = await read();
    await owner()
      .patch(`/postmortems/${key}`, { title: 'Why it was so' })
      .set('If-Match', `"${version}"`)
      .expect(200);
    expect(await asked(DEPENDANT)).toEqual([]);
    await owner()
      .post(`/postmortems/${key}/learnings`, { statement: 'Learned today' })
      .expect(201);
    expect(saying(await asked(DEPENDANT))).toEqual(['Learned today']);
  });

  it('that is taken up again leaves out what it has been through', async () => {
    const { key } = await aPublishedLearning(owner(), 'Looked at');
    expect(saying(await asked(DEPENDANT))).toEqual(['Looked at']);
    const { database } = portal;
    const createdAt = Date.now();
    const again = async () => {
      await database('learning_application').delete();
      await database('outbox').insert({
        event_id: randomUUID(),
        topic: 'postmortem.published',
        payload: JSON.stringify({ key }),
        state: 'pending',
        attempts: 1,
        done_by: '[]',
        created_at: createdAt,
        available_at: createdAt,
      });
      return saying(await asked(DEPENDANT));
    };
    expect(await again()).toEqual(['Looked at']);
    expect(await again()).toEqual([]);
  });

  it('knows that somebody failed in the same way by whatever word they wrote', async () => {
    await anIncident(owner(), {
      entities: [{ ref: INDEXER }],
      failureMode: 'Retry amplification',
    });
    await aPublishedLearning(owner(), 'Budgets', {
      failureMode: 'retry-storm',
    });
    const [ask] = await asked(INDEXER);
    expect(ask.reasons).toMatchObject([
      { kind: 'failureMode', failureMode: 'retry-storm' },
    ]);
  });
});
