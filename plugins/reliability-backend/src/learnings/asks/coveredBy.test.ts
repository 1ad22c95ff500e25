import {
  LearningApplication,
  RESOURCE_TYPE_POSTMORTEM,
} from '@afterword/plugin-reliability-common';
import { onCondition } from '../../__testUtils__/aPolicy';
import { aPortalUnderPolicy } from '../../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../../postmortems/__testUtils__/toldByWiki';
import {
  aDraft,
  INDEXER,
  people,
} from '../../postmortems/__testUtils__/writers';
import { asking } from './__testUtils__/asking';

const OWNER = 'user:default/owner';

/** A policy that leaves everybody what the owner took part in. */
const ofTheOwner = {
  'reliability.postmortem.read': onCondition(
    RESOURCE_TYPE_POSTMORTEM,
    'IS_PARTICIPANT',
    [OWNER],
  ),
};

eachDatabase('An answer that names what covers it', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
  const { owner, outsider } = people(portal);
  const { ask, asksOf, answer, at } = asking(portal);
  const keys = new Map<string, string>();

  beforeAll(async () => {
    await portal().refreshCatalog();
    const told = (id: string, author: string, ...statements: string[]) =>
      aPostmortemTold(id, ['1'], [], {
        author,
        learnings: statements.map(statement => ({ statement })),
      });
    await tell(portal(), [
      anIncidentTold('1'),
      told('a', OWNER, 'Jitter', 'Queues'),
      told('b', 'user:default/outsider', 'Budgets'),
    ]);
    const { body } = await owner().get('/learnings').expect(200);
    for (const { key, statement } of body.items) keys.set(statement, key);
  });
  beforeEach(async () => {
    await portal().database('learning_application').delete();
    await ask('Jitter', INDEXER);
  });

  const theAsk = async () => (await asksOf(outsider(), INDEXER))[0];
  const coveredBy = (statement: string) => ({
    state: 'alreadyCovered',
    coveredBy: keys.get(statement),
  });
  const answersTo = async (question: LearningApplication) => {
    const { body } = await outsider()
      .get(`${at(question)}/answers`)
      .expect(200);
    return body.items;
  };

  it('needs no sentence, and is named no more once it is taken back', async () => {
    const question = await theAsk();
    const { body: first } = await answer(
      outsider(),
      question,
      coveredBy('Budgets'),
    ).expect(200);
    const budgets = {
      key: keys.get('Budgets'),
      statement: 'Budgets',
      state: 'stands',
    };
    expect(first).toMatchObject({ note: '', coveredBy: budgets });
    const { body: all } = await outsider()
      .get(`/learnings/${question.learning.key}/applications`)
      .expect(200);
    expect(all.items).toMatchObject([{ coveredBy: budgets }]);
    const { body: second } = await answer(outsider(), first, {
      state: 'alreadyCovered',
      note: 'By the proxy',
    }).expect(200);
    expect(second.coveredBy).toBeNull();
    await answer(outsider(), second, coveredBy('Queues')).expect(200);
    expect(await answersTo(question)).toMatchObject([
      { changes: { coveredBy: [null, keys.get('Queues')] } },
      { changes: { coveredBy: [keys.get('Budgets'), null] } },
      { changes: { coveredBy: [null, keys.get('Budgets')] } },
    ]);
  });

  it('is not named to whoever may not read it, nor among the answers before', async () => {
    const question = await theAsk();
    await answer(outsider(), question, coveredBy('Budgets')).expect(200);
    policy.set(ofTheOwner);
    const { body } = await outsider().get(at(question)).expect(200);
    expect(body).toMatchObject({ state: 'alreadyCovered', coveredBy: null });
    expect(JSON.stringify(await answersTo(question))).not.toContain(
      keys.get('Budgets'),
    );
    expect(JSON.stringify(body)).not.toContain('Budgets');
  });

  it('is another learning that is published, stands, and is there for whoever answers', async () => {
    const question = await theAsk();
    const draft = await aDraft(owner());
    await owner()
      .post(`/postmortems/${draft.key}/learnings`, { statement: 'Secret' })
      .expect(201);
    const { body: own } = await owner().get(`/postmortems/${draft.key}`);
    const { body: queues } = await owner().get(
      `/learnings/${keys.get('Queues')}`,
    );
    await owner()
      .put(`/learnings/${queues.key}/standing`, {
        state: 'retired',
        reason: 'No queue is left',
      })
      .set('If-Match', `"${queues.version}"`)
      .expect(200);
    policy.set(ofTheOwner);
    for (const other of [
      question.learning.key,
      own.learnings[0].key,
      queues.key,
      keys.get('Budgets'),
      'LRN-99999',
    ]) {
      const { body } = await answer(owner(), question, {
        state: 'alreadyCovered',
        note: 'There is one',
        coveredBy: other,
      }).expect(400);
      expect(body.error.details.fields[0].field).toBe('body.coveredBy');
    }
    const { status } = await answer(outsider(), question, {
      state: 'applies',
      coveredBy: keys.get('Queues'),
    });
    expect(status).toBe(400);
  });
});
