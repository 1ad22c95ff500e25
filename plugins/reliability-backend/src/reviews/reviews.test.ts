import { aTray } from '../__testUtils__/aTray';
import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  CHECKOUT_TEAM,
  reviewing,
  SEARCH_TEAM,
  STOREFRONT,
  weekly,
} from './__testUtils__/reviewing';

eachDatabase('A reliability review', (databases, databaseId) => {
  const tray = aTray();
  const seen = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
    features: [tray.factory],
  });
  const { owner, get, step, planned, held, note, decide, answer, setUpAnew } =
    reviewing(portal);

  beforeAll(() => portal().refreshCatalog());
  beforeEach(async () => {
    seen.hide([]);
    // Who leads what elsewhere has a say in whose turn it is.
    await portal().database('review_series').delete();
    await tray.take(portal());
  });

  it('is planned with its series, on the next day of its rhythm, and led by one of those who can', async () => {
    const first = await planned();
    expect(first).toMatchObject({
      key: expect.stringMatching(/^RR-\d+$/),
      title: 'Storefront review',
      scope: STOREFRONT,
      scopeKnown: true,
      state: 'planned',
      facilitation: { ref: CHECKOUT_TEAM, agreed: false, because: 'neverYet' },
      editable: true,
      before: null,
    });
    expect(Date.parse(first.startsAt)).toBeGreaterThan(Date.now());
    expect(new Date(first.startsAt).getUTCDay()).toBe(2);
    expect(await tray.told(portal())).toEqual([
      [[CHECKOUT_TEAM], `You are next in turn to lead ${first.key}`],
    ]);
  });

  it('leaves the next one planned when it is closed, which looks back on all since, with another facilitator', async () => {
    const first = await planned();
    const closed = await held(first);
    expect(closed).toMatchObject({
      state: 'closed',
      editable: false,
      after: expect.any(String),
    });
    const next = await get(closed.after ?? '');
    expect(next).toMatchObject({
      state: 'planned',
      before: first.key,
      period: { from: closed.endedAt },
      facilitation: { ref: SEARCH_TEAM },
    });
    const week = 7 * 864e5;
    const apart = Date.parse(next.startsAt) - Date.parse(first.startsAt);
    // Clocks may change in between.
    expect(Math.round(apart / week)).toBe(1);
  });

  it('tells everybody concerned that its minutes are there, and the next one whose turn it is', async () => {
    const first = await planned();
    await tray.take(portal());
    const closed = await held(first);
    const told = await tray.told(portal());
    expect(told.sort()).toEqual(
      [
        ...[CHECKOUT_TEAM, SEARCH_TEAM, 'user:default/newcomer'].map(ref => [
          [ref],
          `The minutes of ${first.key} are ready`,
        ]),
        [[SEARCH_TEAM], `You are next in turn to lead ${closed.after}`],
      ].sort(),
    );
  });

  it('is cancelled with a reason only, and what it would have looked back on is left to the next', async () => {
    const first = await planned();
    const { body } = await step(first, 'cancelled').expect(409);
    expect(body.error.details.gates).toEqual([
      { gate: 'reason', problem: 'those concerned are told why' },
    ]);
    const { body: cancelled } = await step(first, 'cancelled', {
      reason: 'Holidays',
    }).expect(200);
    expect(cancelled).toMatchObject({ state: 'cancelled', reason: 'Holidays' });
    const next = await get(cancelled.after);
    expect(next.period.from).toBe(first.period.from);
    expect(next.facilitation.ref).toBe(CHECKOUT_TEAM);
  });

  it('takes no step out of turn, and changes no more once it is over', async () => {
    const first = await planned();
    await step(first, 'closed').expect(409);
    const closed = await held(first);
    await step(closed, 'live').expect(409);
    await note(first.key, 'closing', 'Late').expect(409);
    await decide(first.key, 'Late').expect(409);
  });

  it('is over with its series where it was once', async () => {
    const once = { ...weekly.rhythm, repeats: 'once' };
    await owner()
      .post('/reviews', { ...weekly, rhythm: once })
      .expect(400);
    const only = await planned({ rhythm: { ...once, first: '2100-01-05' } });
    expect((await held(only)).after).toBeNull();
    const { body } = await owner()
      .get(`/review-series/${only.series}`)
      .expect(200);
    expect(body.next).toBeNull();
  });

  it('is led by whoever is next in turn where somebody declines, and by a volunteer first', async () => {
    const first = await planned();
    const { body: declined } = await answer(
      first,
      'decline',
      CHECKOUT_TEAM,
    ).expect(200);
    expect(declined.facilitation).toMatchObject({
      ref: SEARCH_TEAM,
      because: 'onlyOne',
      declined: [CHECKOUT_TEAM],
    });
    const { body: agreed } = await answer(
      declined,
      'agree',
      SEARCH_TEAM,
    ).expect(200);
    const { body: after } = await answer(
      agreed,
      'volunteer',
      CHECKOUT_TEAM,
    ).expect(200);
    expect(after.facilitation).toMatchObject({
      ref: SEARCH_TEAM,
      agreed: true,
    });
    const closed = await held(after);
    const next = await get(closed.after ?? '');
    expect(next.facilitation.ref).toBe(CHECKOUT_TEAM);
    await answer(next, 'decline', 'user:default/nobody').expect(400);
    const { body: named } = await answer(
      next,
      'name',
      'user:default/owner',
    ).expect(200);
    expect(named.facilitator).toBe('user:default/owner');
  });

  it('tells whoever is to lead it why: it is their turn, they volunteered, or somebody named or agreed for them', async () => {
    const told = async () =>
      (await tray.told(portal())).map(([, title]) => title);
    const first = await planned();
    await tray.take(portal());
    await answer(first, 'volunteer', SEARCH_TEAM).expect(200);
    expect(await told()).toEqual([
      `You volunteered, and are to lead ${first.key}`,
    ]);
    await answer(await get(first.key), 'name', CHECKOUT_TEAM).expect(200);
    expect(await told()).toEqual([`You were named to lead ${first.key}`]);
    await answer(await get(first.key), 'agree', SEARCH_TEAM).expect(200);
    expect(await told()).toEqual([`It was agreed that you lead ${first.key}`]);
  });

  it('keeps notes by topic, each under a version of its own', async () => {
    const { key } = await planned();
    const { body } = await note(key, 'postmortems', 'One').expect(200);
    expect(body.notes).toEqual([
      { topic: 'postmortems', text: 'One', version: 1 },
    ]);
    const stale = await note(key, 'postmortems', 'Other').expect(412);
    expect(stale.body.error.details.current.notes[0].text).toBe('One');
    await note(key, 'postmortems', 'Two', 1).expect(200);
    await note(key, 'overdue', 'Beside').expect(200);
    await note(key, 'nothing', 'Lost').expect(400);
  });

  it('has minutes of what was said and decided, once it is closed no draft of them', async () => {
    const first = await planned();
    await note(first.key, 'postmortems', 'Search has the same pattern.');
    await decide(first.key, 'Share the test').expect(201);
    const minutes = async () =>
      (await owner().get(`/reviews/${first.key}/minutes`).expect(200)).text;
    expect(await minutes()).toContain('Draft: the review is not closed.');
    await held(first);
    const text = await minutes();
    expect(text).not.toContain('Draft');
    expect(text).toMatch(
      /^# Storefront review\n[^]*## Decisions\n\n- Share the test\n\n## New postmortems\n\nSearch has/,
    );
  });

  it('moves with the rhythm of its series, and keeps who agreed to lead it', async () => {
    const first = await planned();
    await answer(first, 'agree', SEARCH_TEAM).expect(200);
    const setUp = (version: number, over: object) =>
      setUpAnew(first, over, version);
    const { body: series } = await setUp(1, {
      title: 'Moved',
      rhythm: { ...weekly.rhythm, time: '09:30', zone: 'America/New_York' },
    }).expect(200);
    expect(series).toMatchObject({ version: 2, next: first.key });
    const moved = await get(first.key);
    expect(moved).toMatchObject({
      title: 'Moved',
      zone: 'America/New_York',
      facilitation: { ref: SEARCH_TEAM, agreed: true },
    });
    expect(moved.startsAt).not.toBe(first.startsAt);
    await setUp(1, {}).expect(412);
    const told = await tray.told(portal());
    expect(told).toContainEqual([
      ['user:default/newcomer'],
      `${first.key} was moved`,
    ]);
  });

  it('is found by scope, state and words, saved as CSV, and paged', async () => {
    const scope = 'system:default/buying';
    const closed = await held(await planned({ scope, title: 'Buying, again' }));
    const list = async (query: string) =>
      (await owner().get(`/reviews?scope=${scope}&count=true&${query}`)).body;
    expect(await list('state=planned')).toMatchObject({
      items: [{ key: closed.after }],
      page: { total: 1 },
    });
    expect((await list('q=again&limit=1')).page).toEqual({
      next: expect.any(String),
      total: 2,
    });
    expect((await list(`q=${closed.key}`)).items).toHaveLength(1);
    const { text } = await owner().get(`/reviews.csv?scope=${scope}`);
    expect(text).toMatch(new RegExp(`${closed.key},"Buying, again",${scope}`));
  });

  it('is listed by when it was held, also where that was before its day', async () => {
    const scope = 'system:default/buying';
    const early = await held(await planned({ scope, title: 'Held early' }));
    const list = async (query: string): Promise<string[]> => {
      const { body } = await owner().get(`/reviews?scope=${scope}&${query}`);
      return body.items.map(({ title }: { title: string }) => title);
    };
    const later = new Date(Date.now() + 60_000).toISOString();
    expect(await list(`to=${later}&state=closed`)).toContain('Held early');
    expect(await list(`from=${later}`)).toEqual(['Held early']);
    const { text } = await owner().get(`/reviews.csv?scope=${scope}`);
    expect(text).toContain(`50,${early.startedAt},${early.endedAt},`);
  });

  it('is not there for whom the catalog hides its scope', async () => {
    const first = await planned();
    policy.set({ 'catalog.entity.read': someEntities });
    seen.hide([STOREFRONT]);
    await owner().get(`/reviews/${first.key}`).expect(404);
    await owner().get(`/reviews/${first.key}/agenda`).expect(404);
    await owner().get(`/review-series/${first.series}`).expect(404);
    await step(first, 'live').expect(404);
    await owner().post('/reviews', weekly).expect(400);
    const { body } = await owner().get(
      `/reviews?scope=${STOREFRONT}&count=true`,
    );
    expect(body).toEqual({ items: [], page: { total: 0 } });
    seen.hide([]);
    await get(first.key);
  });

  it('tells its history', async () => {
    const first = await planned();
    await decide(first.key, 'Share it').expect(201);
    await held(first);
    const { body } = await owner().get(`/reviews/${first.key}/history`);
    expect(
      body.items.map(({ action, by }: { action: string; by: string }) => [
        action,
        by,
      ]),
    ).toEqual(
      ['closed', 'live', 'decided', 'created'].map(action => [
        action,
        'user:default/owner',
      ]),
    );
  });
});
