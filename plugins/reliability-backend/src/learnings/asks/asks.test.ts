import {
  ActionItem,
  LearningApplication,
} from '@afterword/plugin-reliability-common';
import { Entity } from '@backstage/catalog-model';
import {
  aHidingCatalog,
  someEntities,
} from '../../__testUtils__/aHidingCatalog';
import { aPolicy } from '../../__testUtils__/aPolicy';
import { aPortal, Caller, Portal } from '../../__testUtils__/aPortal';
import { aTray } from '../../__testUtils__/aTray';
import { anEntity, shop } from '../../__testUtils__/catalogEntities';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  aPublishedLearning,
  CHECKOUT,
  INDEXER,
  people,
} from '../../postmortems/__testUtils__/writers';

const BASKET = 'component:default/basket';
const SEARCH_TEAM = 'group:default/search-team';

const resting = (ref: string, owner: string, ...on: string[]): Entity => {
  const entity = anEntity(ref, { owner });
  return {
    ...entity,
    relations: [
      ...(entity.relations ?? []),
      ...on.map(targetRef => ({ type: 'dependsOn', targetRef })),
    ],
  };
};

/** The indexer and so many others of the search team depend on the checkout, the basket on the indexer. */
const catalogOf = (others: number) => [
  ...shop.filter(
    ({ metadata }) => !['search-indexer', 'basket'].includes(metadata.name),
  ),
  resting(INDEXER, SEARCH_TEAM, CHECKOUT),
  resting(BASKET, 'group:default/checkout-team', INDEXER),
  ...Array.from({ length: others }, (_, index) =>
    resting(`component:default/search-${index}`, SEARCH_TEAM, CHECKOUT),
  ),
];

eachDatabase('A learning that is published', (databases, databaseId) => {
  const tray = aTray();
  const policy = aPolicy();
  const hiding = aHidingCatalog(catalogOf(0));
  let portal: Portal;
  const { owner, outsider } = people(() => portal);

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [tray.factory, policy.factory],
      catalog: hiding.catalog,
      config: {
        data: {
          reliability: {
            permissions: { rememberReadsSeconds: 0 },
            learnings: { asks: { perTeam: 2 } },
          },
        },
      },
    });
  });
  beforeEach(async () => {
    policy.set({});
    hiding.hide([]);
    hiding.become(catalogOf(0));
    await portal.refreshCatalog();
    await portal.database('learning_application').delete();
    await portal.database('learning_mute').delete();
    await portal.database('learning').delete();
    await portal.database('action_item').delete();
    await tray.take(portal);
  });
  afterAll(async () => {
    await portal.stop();
  });

  /** Who is told what when all has gone round: what is asked follows from what was published. */
  const told = async () => [
    ...(await tray.told(portal)),
    ...(await tray.told(portal)),
  ];
  const asksOf = async (
    scope: string,
    caller: Caller = outsider(),
  ): Promise<LearningApplication[]> => {
    const { body } = await caller
      .get(`/learnings/asks?count=true&scope=${scope}`)
      .expect(200);
    expect(body.page.total).toBe(body.items.length);
    return body.items;
  };
  const at = ({ learning, entity }: LearningApplication) =>
    `/learnings/${learning.key}/applications/${encodeURIComponent(entity.ref)}`;
  const answer = (
    ask: LearningApplication,
    body: object,
    caller: Caller = outsider(),
  ) => caller.put(at(ask), body).set('If-Match', `"${ask.version}"`);
  const itemOf = async (key: string | null): Promise<ActionItem> => {
    const { body } = await outsider().get(`/action-items/${key}`).expect(200);
    return body;
  };

  it('is asked of whoever depends on where it happened, with the reason, and their team is told', async () => {
    await publish('Retries need jitter');
    expect(await told()).toContainEqual([
      [SEARCH_TEAM],
      'A learning may apply to what you own',
    ]);
    expect(await asksOf(SEARCH_TEAM)).toEqual([
      expect.objectContaining({
        learning: expect.objectContaining({ statement: 'Retries need jitter' }),
        entity: { ref: INDEXER, known: true },
        owner: SEARCH_TEAM,
        state: 'unanswered',
        reasons: [{ kind: 'upstream', entities: [CHECKOUT], hops: 1 }],
        actionItem: null,
        version: 1,
      }),
    ]);
    expect(await asksOf(BASKET)).toMatchObject([
      { reasons: [{ kind: 'upstream', entities: [CHECKOUT], hops: 2 }] },
    ]);
  });

  it('becomes an idea for whoever says that it applies, which goes when they take that back', async () => {
    await publish('Retries need jitter', { helped: 'A retry budget. Tested.' });
    await tray.take(portal);
    const [ask] = await asksOf(INDEXER);
    const { body: applies } = await answer(ask, { state: 'applies' }).expect(
      200,
    );
    expect(applies).toMatchObject({
      state: 'applies',
      answeredBy: 'user:default/outsider',
      version: 2,
    });
    expect(await itemOf(applies.actionItem)).toMatchObject({
      title: 'A retry budget',
      status: 'candidate',
      entity: INDEXER,
      description: expect.stringContaining('Retries need jitter'),
    });
    expect(await asksOf(INDEXER)).toEqual([]);

    const { body: again } = await answer(applies, {
      state: 'unanswered',
    }).expect(200);
    expect(again).toMatchObject({ state: 'unanswered', actionItem: null });
    expect((await itemOf(applies.actionItem)).status).toBe('declined');
    expect(await asksOf(INDEXER)).toHaveLength(1);
  });

  it('leaves what was promised since, whatever is answered later', async () => {
    await publish('Retries need jitter');
    await tray.take(portal);
    const [ask] = await asksOf(INDEXER);
    const { body: applies } = await answer(ask, { state: 'applies' });
    const { version } = await itemOf(applies.actionItem);
    await outsider()
      .patch(`/action-items/${applies.actionItem}`, {
        due: '2030-01-01',
        acceptanceTest: 'A drill',
      })
      .set('If-Match', `"${version}"`)
      .expect(200);
    await outsider()
      .post(`/action-items/${applies.actionItem}/transitions`, {
        to: 'committed',
      })
      .set('If-Match', `"${version + 1}"`)
      .expect(200);
    const { body } = await answer(applies, {
      state: 'alreadyCovered',
      note: 'By the budget',
    }).expect(200);
    expect(body.actionItem).toBe(applies.actionItem);
    expect((await itemOf(body.actionItem)).status).toBe('committed');
  });

  it('leaves an idea that somebody has made more of', async () => {
    await publish('Retries need jitter');
    await tray.take(portal);
    const [ask] = await asksOf(INDEXER);
    const { body: applies } = await answer(ask, { state: 'applies' });
    const { version } = await itemOf(applies.actionItem);
    await outsider()
      .patch(`/action-items/${applies.actionItem}`, { title: 'A budget' })
      .set('If-Match', `"${version}"`)
      .expect(200);
    await answer(applies, { state: 'unanswered' }).expect(200);
    expect(await itemOf(applies.actionItem)).toMatchObject({
      title: 'A budget',
      status: 'candidate',
    });
  });

  it('wants a sentence where it is covered or does not apply, and the version that was answered', async () => {
    await publish('Retries need jitter');
    await tray.take(portal);
    const [ask] = await asksOf(INDEXER);
    for (const state of ['alreadyCovered', 'doesNotApply']) {
      await answer(ask, { state, note: ' ' }).expect(400);
    }
    await outsider().put(at(ask), { state: 'applies' }).expect(428);
    const said = { state: 'doesNotApply', note: 'It runs at night' };
    await answer(ask, said).expect(200);
    const stale = await answer(ask, { state: 'applies' }).expect(412);
    expect(stale.body.error.details.current).toMatchObject(said);
    expect(
      await portal.database('action_item').where('title', 'like', '%jitter%'),
    ).toEqual([]);
  });

  it('tells its authors what became of it, as far as they may see those asked', async () => {
    await publish('Retries need jitter');
    await tray.take(portal);
    const [ask] = await asksOf(INDEXER);
    await answer(ask, { state: 'applies' }).expect(200);
    const became = async () => {
      const { body } = await owner()
        .get(`/learnings/${ask.learning.key}/applications`)
        .expect(200);
      return body;
    };
    expect(await became()).toMatchObject({
      uptake: { asked: 2, answered: 1, adopted: 1, unreadable: 0 },
      items: [
        { entity: { ref: INDEXER }, state: 'applies' },
        { entity: { ref: BASKET }, state: 'unanswered' },
      ],
    });
    policy.set({ 'catalog.entity.read': someEntities });
    hiding.hide([INDEXER]);
    const left = await became();
    expect(left.uptake).toEqual({
      asked: 1,
      answered: 0,
      adopted: 0,
      unreadable: 1,
    });
    expect(JSON.stringify(left.items)).not.toContain(INDEXER);
  });

  it('is named by its key, as elsewhere, and by no other word for it', async () => {
    await publish('Retries need jitter');
    await tray.take(portal);
    const [{ learning }] = await asksOf(INDEXER);
    const statusOf = async (name: string) =>
      (await outsider().get(`/learnings/${name}/applications`)).status;
    expect(await statusOf(learning.key)).toBe(200);
    expect(await statusOf('LRN-99999')).toBe(404);
    for (const other of [learning.id, 'PM-1', 'LRN-0', '1']) {
      expect(await statusOf(other)).toBe(400);
    }
  });

  it('names nothing that its reader may not see, neither the entity nor the reason', async () => {
    await publish('Retries need jitter');
    await tray.take(portal);
    const [ask] = await asksOf(INDEXER);
    policy.set({ 'catalog.entity.read': someEntities });
    hiding.hide([CHECKOUT]);
    expect(await asksOf(INDEXER)).toMatchObject([
      { reasons: [{ kind: 'general' }] },
    ]);
    hiding.hide([INDEXER]);
    expect(await asksOf(SEARCH_TEAM)).toEqual([]);
    await outsider().get(at(ask)).expect(404);
    await answer(ask, { state: 'applies' }).expect(404);
    await outsider()
      .put(`/learnings/mutes/${encodeURIComponent(INDEXER)}`, { muted: true })
      .expect(404);
  });

  it('counts for a scope what became of all that was asked there, of what the reader may see', async () => {
    const uptake = async (scope: string, caller: Caller = outsider()) => {
      const { body } = await caller
        .get(`/learnings/uptake?scope=${scope}`)
        .expect(200);
      return body;
    };
    await publish('Retries need jitter');
    await tray.take(portal);
    const [ask] = await asksOf(INDEXER);
    await answer(ask, { state: 'applies' }).expect(200);
    expect(await uptake('organisation')).toEqual({
      asked: 2,
      answered: 1,
      adopted: 1,
      unreadable: 0,
    });
    expect(await uptake(BASKET)).toMatchObject({ asked: 1, answered: 0 });
    policy.set({ 'catalog.entity.read': someEntities });
    hiding.hide([INDEXER]);
    expect(await uptake('organisation')).toEqual({
      asked: 1,
      answered: 0,
      adopted: 0,
      unreadable: 1,
    });
  });

  it('is asked of a team as often as it can answer, and the next one when it has', async () => {
    hiding.become(catalogOf(3));
    await portal.refreshCatalog();
    await publish('Retries need jitter');
    await tray.take(portal);
    const first = await asksOf(SEARCH_TEAM);
    expect(first).toHaveLength(2);
    const reply = { state: 'doesNotApply', note: 'It runs at night' };
    await Promise.all(first.map(ask => answer(ask, reply).expect(200)));
    const next = await asksOf(SEARCH_TEAM);
    expect(next).toHaveLength(2);
    const refs = [...first, ...next].map(({ entity }) => entity.ref);
    expect(new Set(refs).size).toBe(4);
    expect(await told()).toContainEqual([
      [SEARCH_TEAM],
      'A learning may apply to what you own',
    ]);
  });

  it('is asked again where an answer is taken back, of no team more often than it can answer', async () => {
    hiding.become(catalogOf(3));
    await portal.refreshCatalog();
    await publish('Retries need jitter');
    await tray.take(portal);
    const [first] = await asksOf(SEARCH_TEAM);
    const { body: answered } = await answer(first, {
      state: 'doesNotApply',
      note: 'It runs at night',
    }).expect(200);
    await answer(answered, { state: 'unanswered' }).expect(200);
    const after = await asksOf(SEARCH_TEAM);
    expect(after).toHaveLength(2);
    expect(after.map(({ entity }) => entity.ref)).toContain(first.entity.ref);
  });

  it('is asked of no team more often than it can answer once what was muted is asked again', async () => {
    hiding.become(catalogOf(3));
    await portal.refreshCatalog();
    await publish('Retries need jitter');
    await tray.take(portal);
    const [{ entity }] = await asksOf(SEARCH_TEAM);
    const mute = (muted: boolean, ref = entity.ref) =>
      outsider().put(`/learnings/mutes/${encodeURIComponent(ref)}`, { muted });
    await mute(true).expect(200);
    expect(await asksOf(SEARCH_TEAM)).toHaveLength(2);
    await mute(false).expect(200);
    expect(await asksOf(SEARCH_TEAM)).toHaveLength(2);
    await mute(true, 'component:default/nowhere').expect(404);
  });

  it('is not hidden from a team by what waits for others', async () => {
    hiding.become(catalogOf(3));
    await portal.refreshCatalog();
    await publish('Retries need jitter');
    await tray.take(portal);
    await portal
      .database('learning_application')
      .where('entity_ref', BASKET)
      .update({ asked_at: null, score: 1 });
    await portal.triggerTask('reliability:ask-learnings');
    expect(await asksOf(BASKET)).toHaveLength(1);
    expect(await asksOf(SEARCH_TEAM)).toHaveLength(2);
  });

  it('is not asked of what is muted, until that is taken back', async () => {
    const mute = (muted: boolean) =>
      outsider()
        .put(`/learnings/mutes/${encodeURIComponent(INDEXER)}`, { muted })
        .expect(200);
    await mute(true);
    await publish('Retries need jitter');
    await tray.take(portal);
    expect(await asksOf(INDEXER)).toEqual([]);
    expect(await asksOf(BASKET)).toHaveLength(1);
    await mute(false);
    expect(await asksOf(INDEXER)).toHaveLength(1);
    await publish('Budgets need tests');
    await tray.take(portal);
    expect(await asksOf(INDEXER)).toHaveLength(2);
    await mute(true);
    expect(await asksOf(INDEXER)).toEqual([]);
    const { body } = await outsider().get(
      `/learnings/mutes/${encodeURIComponent(INDEXER)}`,
    );
    expect(body).toMatchObject({ entity: INDEXER, muted: true });
  });

  it('is asked of nobody while another takes its place or it is true no longer, and is asked again when it stands', async () => {
    hiding.become(catalogOf(3));
    await portal.refreshCatalog();
    await publish('Retries need jitter');
    await tray.take(portal);
    const asked = await asksOf(SEARCH_TEAM);
    expect(asked).toHaveLength(2);
    const [{ learning }] = asked;
    await publish('Budgets need tests');
    await tray.take(portal);
    const { body } = await outsider().get('/learnings?q=Budgets').expect(200);
    const { key: newer } = body.items[0];
    const say = async (said: object) => {
      const { body: now } = await owner().get(`/learnings/${learning.key}`);
      await owner()
        .put(`/learnings/${learning.key}/standing`, said)
        .set('If-Match', `"${now.version}"`)
        .expect(200);
    };
    const statements = async () =>
      (await asksOf(SEARCH_TEAM)).map(ask => ask.learning.statement);

    await say({ state: 'retired', reason: 'The proxy does it.' });
    await answer(asked[0], { state: 'applies' }).expect(404);
    // Its places are free for another at once, and what waited with it gets none.
    expect(await statements()).toEqual(Array(2).fill('Budgets need tests'));
    const reply = { state: 'doesNotApply', note: 'It runs at night' };
    for (const ask of await asksOf(SEARCH_TEAM)) {
      await answer(ask, reply).expect(200);
    }
    expect(await statements()).toEqual(Array(2).fill('Budgets need tests'));
    await say({ state: 'superseded', by: newer });
    await say({ state: 'stands' });
    expect(await asksOf(SEARCH_TEAM)).toEqual(
      expect.arrayContaining(
        asked.map(({ entity }) =>
          expect.objectContaining({
            entity,
            learning: expect.objectContaining({ key: learning.key }),
          }),
        ),
      ),
    );
    await answer(asked[0], reply).expect(200);
    await say({ state: 'merged', into: newer });
    const { body: became } = await owner()
      .get(`/learnings/${learning.key}/applications`)
      .expect(200);
    expect(became).toMatchObject({ uptake: { asked: 1, answered: 1 } });
  });

  it('follows the owner of an entity, and waits for nobody who is gone', async () => {
    await publish('Retries need jitter');
    await tray.take(portal);
    hiding.become([
      ...shop.filter(({ metadata }) => metadata.name !== 'search-indexer'),
      resting(INDEXER, 'group:default/checkout-team', CHECKOUT),
    ]);
    await portal.refreshCatalog();
    expect(await asksOf(SEARCH_TEAM)).toEqual([]);
    expect(await asksOf('group:default/checkout-team')).toHaveLength(2);
    hiding.become(
      shop.filter(({ metadata }) => metadata.name !== 'search-indexer'),
    );
    await portal.refreshCatalog();
    const [gone] = await asksOf(INDEXER);
    expect(gone).toMatchObject({
      entity: { ref: INDEXER, known: false },
      owner: null,
    });
    await answer(gone, { state: 'doesNotApply', note: 'It is gone' }).expect(
      200,
    );
  });

  it('names nothing of where it happened once its incident is restricted, but to who may read that', async () => {
    const { incident } = await publish('Retries need jitter');
    await tray.take(portal);
    const [ask] = await asksOf(INDEXER);
    expect(ask.reasons).toContainEqual({
      kind: 'upstream',
      entities: [CHECKOUT],
      hops: 1,
    });
    const { body } = await owner().get(`/incidents/${incident}`);
    await owner()
      .patch(`/incidents/${incident}`, { visibility: 'restricted' })
      .set('If-Match', `"${body.version}"`)
      .expect(200);
    const reasonsFor = async (caller: Caller) => {
      const answered = await caller.get(at(ask)).expect(200);
      return answered.body.reasons;
    };
    expect(await reasonsFor(outsider())).toEqual([{ kind: 'general' }]);
    expect(await reasonsFor(owner())).toEqual(ask.reasons);
  });

  it('is asked again when more is written in what is published, and once more of nobody', async () => {
    const { key } = await publish('Retries need jitter');
    await tray.take(portal);
    const [ask] = await asksOf(INDEXER);
    await answer(ask, { state: 'doesNotApply', note: 'It runs at night' });
    await owner()
      .post(`/postmortems/${key}/learnings`, { statement: 'Ask early' })
      .expect(201);
    await tray.take(portal);
    expect(await asksOf(INDEXER)).toMatchObject([
      { learning: { statement: 'Ask early' } },
    ]);
  });

  it('is asked about later where the catalog was away', async () => {
    const { streamEntities } = hiding.catalog;
    hiding.catalog.streamEntities = () => {
      throw new Error('the catalog is away');
    };
    await publish('Retries need jitter');
    await tray.take(portal);
    expect(await asksOf(INDEXER)).toEqual([]);
    hiding.catalog.streamEntities = streamEntities;
    await portal.database('outbox').update({ available_at: 0 });
    await tray.take(portal);
    expect(await asksOf(INDEXER)).toHaveLength(1);
  });

  /** Publishes a postmortem of the checkout with one learning. */
  function publish(statement: string, given: object = {}) {
    return aPublishedLearning(owner(), statement, given);
  }
});
