import {
  LearningApplication,
  RESOURCE_TYPE_REVIEW,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { Caller } from '../__testUtils__/aPortal';
import { onCondition } from '../__testUtils__/aPolicy';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { aTray } from '../__testUtils__/aTray';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../postmortems/__testUtils__/toldByWiki';
import { reviewing, SEARCH_TEAM, STOREFRONT } from './__testUtils__/reviewing';

const BASKET = 'component:default/basket';
const INDEXER = 'component:default/search-indexer';
const RANKER = 'component:default/search-ranker';

eachDatabase('In a live review', (databases, databaseId) => {
  const tray = aTray();
  const seen = aHidingCatalog([
    ...shop,
    anEntity(RANKER, { owner: SEARCH_TEAM }),
    anEntity('component:default/orphan'),
  ]);
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
    features: [tray.factory],
    config: {
      data: {
        reliability: {
          permissions: { rememberReadsSeconds: 0 },
          learnings: { asks: { perTeam: 1 } },
        },
      },
    },
  });
  const { owner, outsider, get, planned, step } = reviewing(portal);

  beforeAll(async () => {
    await portal().refreshCatalog();
    await tell(portal(), [
      anIncidentTold('1'),
      aPostmortemTold('a', ['1'], [], {
        learnings: [{ statement: 'Jitter' }, { statement: 'Budget' }],
      }),
      aPostmortemTold('b', ['1'], [], {
        status: 'draft',
        learnings: [{ statement: 'Nobody may know' }],
      }),
    ]);
  });
  beforeEach(async () => {
    seen.hide([]);
    await portal().database('learning_application').delete();
    await portal().database('learning_mute').delete();
    await tray.take(portal());
  });

  const learningOf = async (statement: string): Promise<string> => {
    const row = await portal()
      .database('learning')
      .join('learning_record', 'learning_record.learning_id', 'learning.id')
      .where({ statement })
      .first('learning_record.id');
    return `LRN-${row.id}`;
  };
  const live = async (scope = 'organisation') => {
    const { body } = await step(await planned({ scope }), 'live').expect(200);
    return body;
  };
  const entities = async (key: string, lesson: string, q = '') => {
    const { body } = await owner()
      .get(`/reviews/${key}/lessons/${lesson}/entities${q && `?q=${q}`}`)
      .expect(200);
    return body.items.map(
      (each: { entity: { ref: string } }) => each.entity.ref,
    );
  };
  const ask = (
    key: string,
    lesson: string,
    entity: string,
    caller: Caller = owner(),
  ) =>
    caller.put(
      `/reviews/${key}/lessons/${lesson}/asks/${encodeURIComponent(entity)}`,
    );
  const asksOf = async (
    scope: string,
    caller: Caller = outsider(),
  ): Promise<LearningApplication[]> =>
    (await caller.get(`/learnings/asks?scope=${scope}`).expect(200)).body.items;

  it('somebody asks whether a lesson applies to an entity of its scope: their team is told, and the minutes say so', async () => {
    const { key } = await live();
    const jitter = await learningOf('Jitter');
    expect(await entities(key, jitter)).toEqual([BASKET, INDEXER, RANKER]);
    expect(await entities(key, jitter, 'RANK')).toEqual([RANKER]);
    const { body } = await ask(key, jitter, INDEXER).expect(200);
    expect(body.lessons).toEqual([
      {
        learning: { key: jitter, statement: 'Jitter' },
        entity: { ref: INDEXER, known: true },
        asked: true,
        answer: null,
        waits: false,
      },
    ]);
    expect(await tray.told(portal())).toContainEqual([
      [SEARCH_TEAM],
      'A learning may apply to what you own',
    ]);
    expect(await asksOf(SEARCH_TEAM)).toMatchObject([
      {
        entity: { ref: INDEXER },
        reasons: [{ kind: 'review', review: key, scope: 'organisation' }],
        learning: { key: jitter },
      },
    ]);
    expect(await entities(key, jitter)).toEqual([BASKET, RANKER]);
    const { text } = await owner().get(`/reviews/${key}/minutes`);
    expect(text).toContain(
      `- Jitter ([${jitter}](https://portal.example.org/reliability/learnings/${jitter}))\n  - asked of search-indexer`,
    );
    const { body: history } = await owner().get(`/reviews/${key}/history`);
    expect(history.items[0]).toMatchObject({
      action: 'asked',
      changes: { lesson: [null, jitter] },
    });
  });

  it('what is asked twice is asked once', async () => {
    const { key } = await live();
    const jitter = await learningOf('Jitter');
    await Promise.all([1, 2, 3].map(() => ask(key, jitter, INDEXER)));
    const { body } = await ask(key, jitter, INDEXER).expect(200);
    expect(body.lessons).toHaveLength(1);
    const [{ reasons }] = await asksOf(INDEXER);
    expect(reasons).toHaveLength(1);
  });

  it('no team is asked more than it can answer: what people want comes first once it has', async () => {
    const { key } = await live();
    const jitter = await learningOf('Jitter');
    const budget = await learningOf('Budget');
    await ask(key, jitter, INDEXER).expect(200);
    await portal()
      .database('learning_application')
      .insert({
        learning_id: (
          await portal()
            .database('learning')
            .where('statement', 'Budget')
            .first()
        ).id,
        entity_ref: INDEXER,
        state: 'unanswered',
        score: 9_000,
        reasons: '[]',
        note: '',
        matched_at: 1,
        version: 1,
      });
    const { body } = await ask(key, budget, RANKER).expect(200);
    expect(body.lessons).toMatchObject([
      { entity: { ref: INDEXER }, waits: false },
      { entity: { ref: RANKER }, waits: true },
    ]);
    const [first] = await asksOf(SEARCH_TEAM);
    await outsider()
      .put(
        `/learnings/${first.learning.key}/applications/${encodeURIComponent(
          INDEXER,
        )}`,
        { state: 'doesNotApply', note: 'It runs at night' },
      )
      .set('If-Match', `"${first.version}"`)
      .expect(200);
    expect(await asksOf(SEARCH_TEAM)).toMatchObject([
      { entity: { ref: RANKER }, learning: { key: budget } },
    ]);
    await ask(key, jitter, INDEXER).expect(200);
    const again = await live();
    await ask(again.key, jitter, INDEXER).expect(409);
  });

  it('an answer is given for the minutes, and taken back', async () => {
    const { key } = await live();
    const jitter = await learningOf('Jitter');
    await ask(key, jitter, INDEXER).expect(200);
    const answer = (body: object, version: number) =>
      outsider()
        .put(
          `/reviews/${key}/lessons/${jitter}/answers/${encodeURIComponent(
            INDEXER,
          )}`,
          body,
        )
        .set('If-Match', `"${version}"`);
    const minutes = async () =>
      (await owner().get(`/reviews/${key}/minutes`)).text;
    await answer({ state: 'applies' }, 9).expect(412);
    const covered = { state: 'alreadyCovered', note: 'By a budget' };
    const { body } = await answer(covered, 1).expect(200);
    expect(body).toMatchObject({ ...covered, version: 2 });
    expect((await get(key)).lessons).toMatchObject([
      { asked: true, answer: covered },
    ]);
    expect(await minutes()).toContain(
      '\n  - search-indexer: already covered (By a budget)',
    );
    expect(await asksOf(INDEXER)).toEqual([]);
    await answer({ state: 'unanswered' }, 2).expect(200);
    expect((await get(key)).lessons).toMatchObject([
      { asked: true, answer: null },
    ]);
    await answer(covered, 3).expect(200);
    const { body: closed } = await step(await get(key), 'closed').expect(200);
    await answer({ state: 'applies' }, 4).expect(409);
    await outsider()
      .put(`/learnings/${jitter}/applications/${encodeURIComponent(INDEXER)}`, {
        state: 'doesNotApply',
        note: 'It runs at night',
      })
      .set('If-Match', '"4"')
      .expect(200);
    expect((await get(closed.key)).lessons).toMatchObject([
      { answer: covered },
    ]);
  });

  it('nobody is asked who is muted, whom nobody answers for, or who is outside the scope', async () => {
    const { key } = await live(STOREFRONT);
    const jitter = await learningOf('Jitter');
    expect(await entities(key, jitter)).toEqual([BASKET]);
    await owner()
      .put(`/learnings/mutes/${encodeURIComponent(BASKET)}`, { muted: true })
      .expect(200);
    expect(await entities(key, jitter)).toEqual([]);
    await ask(key, jitter, BASKET).expect(409);
    await ask(key, jitter, INDEXER).expect(404);
    const { key: all } = await live();
    await ask(all, jitter, 'component:default/orphan').expect(409);
    expect(await asksOf('organisation')).toEqual([]);
  });

  it('nobody is asked before it began or after it was closed', async () => {
    const review = await planned();
    const jitter = await learningOf('Jitter');
    await ask(review.key, jitter, BASKET).expect(409);
    const { body } = await step(review, 'live').expect(200);
    await step(body, 'closed').expect(200);
    await ask(review.key, jitter, BASKET).expect(409);
    await ask(review.key, jitter, BASKET, portal().asNobody()).expect(401);
    expect((await get(review.key)).lessons).toEqual([]);
  });

  it('nothing is said of an entity or a lesson that somebody may not see', async () => {
    const { key } = await live();
    const jitter = await learningOf('Jitter');
    const secret = await learningOf('Nobody may know');
    await ask(key, secret, INDEXER).expect(404);
    await owner().get(`/reviews/${key}/lessons/${secret}/entities`).expect(404);
    await ask(key, jitter, INDEXER).expect(200);
    policy.set({ 'catalog.entity.read': someEntities });
    seen.hide([INDEXER, RANKER]);
    expect(await entities(key, jitter)).toEqual([BASKET]);
    await ask(key, jitter, RANKER).expect(404);
    expect((await get(key)).lessons).toEqual([]);
    const { text } = await owner().get(`/reviews/${key}/minutes`);
    expect(text).not.toContain('indexer');
    policy.set({
      'reliability.postmortem.read': { result: AuthorizeResult.DENY },
    });
    expect((await get(key)).lessons).toEqual([]);
    const { body: history } = await owner().get(`/reviews/${key}/history`);
    expect(history.items[0]).toMatchObject({ action: 'asked' });
    expect(JSON.stringify(history)).not.toContain(jitter);
    policy.set({
      'reliability.review.update': { result: AuthorizeResult.DENY },
    });
    await ask(key, jitter, BASKET).expect(403);
    seen.hide([]);
    for (const decision of [
      { result: AuthorizeResult.DENY } as const,
      onCondition(RESOURCE_TYPE_REVIEW, 'HAS_STATUS', ['closed']),
    ]) {
      policy.set({ 'reliability.review.read': decision });
      expect(await asksOf(INDEXER)).toMatchObject([
        { reasons: [{ kind: 'general' }] },
      ]);
    }
  });
});
