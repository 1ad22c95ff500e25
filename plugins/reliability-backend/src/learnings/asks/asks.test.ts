import { Caller } from '../../__testUtils__/aPortal';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { shop } from '../../__testUtils__/catalogEntities';
import { CHECKOUT, INDEXER } from '../../postmortems/__testUtils__/writers';
import {
  anAskingPortal,
  BASKET,
  catalogOf,
  resting,
  SEARCH_TEAM,
} from './__testUtils__/anAskingPortal';

eachDatabase('A learning that is published', (databases, databaseId) => {
  const {
    portal,
    hiding,
    tray,
    owner,
    outsider,
    told,
    asksOf,
    at,
    answer,
    publish,
  } = anAskingPortal(databases, databaseId);

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

  it('is named by its key, as elsewhere, and by no other word for it', async () => {
    await publish('Retries need jitter');
    await tray.take(portal());
    const [{ learning }] = await asksOf(INDEXER);
    const statusOf = async (name: string) =>
      (await outsider().get(`/learnings/${name}/applications`)).status;
    expect(await statusOf(learning.key)).toBe(200);
    expect(await statusOf('LRN-99999')).toBe(404);
    for (const other of [learning.id, 'PM-1', 'LRN-0', '1']) {
      expect(await statusOf(other)).toBe(400);
    }
  });

  it('is asked of a team as often as it can answer, and the next one when it has', async () => {
    hiding.become(catalogOf(3));
    await portal().refreshCatalog();
    await publish('Retries need jitter');
    await tray.take(portal());
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
    await portal().refreshCatalog();
    await publish('Retries need jitter');
    await tray.take(portal());
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
    await portal().refreshCatalog();
    await publish('Retries need jitter');
    await tray.take(portal());
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
    await portal().refreshCatalog();
    await publish('Retries need jitter');
    await tray.take(portal());
    await portal()
      .database('learning_application')
      .where('entity_ref', BASKET)
      .update({ asked_at: null, score: 1 });
    await portal().triggerTask('reliability:ask-learnings');
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
    await tray.take(portal());
    expect(await asksOf(INDEXER)).toEqual([]);
    expect(await asksOf(BASKET)).toHaveLength(1);
    await mute(false);
    expect(await asksOf(INDEXER)).toHaveLength(1);
    await publish('Budgets need tests');
    await tray.take(portal());
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
    await portal().refreshCatalog();
    await publish('Retries need jitter');
    await tray.take(portal());
    const asked = await asksOf(SEARCH_TEAM);
    expect(asked).toHaveLength(2);
    const [{ learning }] = asked;
    await publish('Budgets need tests');
    await tray.take(portal());
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
    await tray.take(portal());
    hiding.become([
      ...shop.filter(({ metadata }) => metadata.name !== 'search-indexer'),
      resting(INDEXER, 'group:default/checkout-team', CHECKOUT),
    ]);
    await portal().refreshCatalog();
    expect(await asksOf(SEARCH_TEAM)).toEqual([]);
    expect(await asksOf('group:default/checkout-team')).toHaveLength(2);
    hiding.become(
      shop.filter(({ metadata }) => metadata.name !== 'search-indexer'),
    );
    await portal().refreshCatalog();
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
    await tray.take(portal());
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
    await tray.take(portal());
    const [ask] = await asksOf(INDEXER);
    await answer(ask, { state: 'doesNotApply', note: 'It runs at night' });
    await owner()
      .post(`/postmortems/${key}/learnings`, { statement: 'Ask early' })
      .expect(201);
    await tray.take(portal());
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
    await tray.take(portal());
    expect(await asksOf(INDEXER)).toEqual([]);
    hiding.catalog.streamEntities = streamEntities;
    await portal().database('outbox').update({ available_at: 0 });
    await tray.take(portal());
    expect(await asksOf(INDEXER)).toHaveLength(1);
  });

  /** Publishes a postmortem of the checkout with one learning. */
});
