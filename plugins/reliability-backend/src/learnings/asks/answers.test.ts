import { someEntities } from '../../__testUtils__/aHidingCatalog';
import { Caller } from '../../__testUtils__/aPortal';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import { CHECKOUT, INDEXER } from '../../postmortems/__testUtils__/writers';
import {
  anAskingPortal,
  BASKET,
  SEARCH_TEAM,
} from './__testUtils__/anAskingPortal';

eachDatabase('A learning that a team answers', (databases, databaseId) => {
  const {
    portal,
    policy,
    hiding,
    tray,
    owner,
    outsider,
    asksOf,
    at,
    answer,
    itemOf,
    publish,
  } = anAskingPortal(databases, databaseId);

  it('becomes an idea for whoever says that it applies, which goes when they take that back', async () => {
    await publish('Retries need jitter', { helped: 'A retry budget. Tested.' });
    await tray.take(portal());
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
    await tray.take(portal());
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
    await tray.take(portal());
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
    await tray.take(portal());
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
      await portal().database('action_item').where('title', 'like', '%jitter%'),
    ).toEqual([]);
  });

  it('tells its authors what became of it, as far as they may see those asked', async () => {
    await publish('Retries need jitter');
    await tray.take(portal());
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

  it('names nothing that its reader may not see, neither the entity nor the reason', async () => {
    await publish('Retries need jitter');
    await tray.take(portal());
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
    await tray.take(portal());
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
});
