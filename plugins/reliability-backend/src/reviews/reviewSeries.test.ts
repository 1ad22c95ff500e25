import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  CHECKOUT_TEAM,
  reviewing,
  SEARCH_TEAM,
  weekly,
} from './__testUtils__/reviewing';

eachDatabase('A series of reviews', (databases, databaseId) => {
  const hiding = aHidingCatalog();
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: hiding.catalog,
  });
  const {
    get,
    planned,
    held,
    historyOf,
    owner,
    setUpAnew,
    endOrResume,
    outsider,
    step,
    move,
  } = reviewing(portal);

  beforeAll(() => portal().refreshCatalog());

  it('stays of its scope, so that what was said of one is not told to all who may see another', async () => {
    const first = await planned();
    const { body } = await setUpAnew(first, {
      scope: 'system:default/buying',
    }).expect(400);
    expect(JSON.stringify(body)).toContain('body.scope');
    expect((await get(first.key)).scope).toBe(weekly.scope);
  });

  it('brings no cancelled review back where its rhythm is changed, and leaves what that would have looked back on to the next', async () => {
    const first = await planned();
    const { body: cancelled } = await step(first, 'cancelled', {
      reason: 'Holidays',
    }).expect(200);
    const later = { ...weekly.rhythm, time: '15:30' };
    await setUpAnew(first, { rhythm: later }).expect(200);
    const next = await get(cancelled.after);
    const days = Date.parse(next.startsAt) - Date.parse(first.startsAt);
    expect(Math.round(days / 864e5)).toBe(7);
    expect(next.period.from).toBe(first.period.from);
  });

  it('looks further back where it comes less often, also where the next review is on the same day', async () => {
    const first = await planned();
    await setUpAnew(first, {
      rhythm: {
        ...weekly.rhythm,
        repeats: 'yearly',
        first: first.startsAt.slice(0, 10),
      },
    }).expect(200);
    const after = await get(first.key);
    expect(after.startsAt).toBe(first.startsAt);
    const days = Date.parse(after.startsAt) - Date.parse(after.period.from);
    expect(Math.round(days / 864e5)).toBeGreaterThan(300);
  });

  it('leaves its review as long as somebody made it where only its title is corrected', async () => {
    const first = await planned();
    await move(first, { length: 90 }).expect(200);
    await setUpAnew(first, { title: 'Corrected' }).expect(200);
    expect(await get(first.key)).toMatchObject({
      title: 'Corrected',
      length: 90,
    });
    await setUpAnew(first, { length: 30 }, 2).expect(200);
    expect((await get(first.key)).length).toBe(30);
  });

  it('plans a review again where one that was once and is over comes again', async () => {
    const once = { ...weekly.rhythm, repeats: 'once', first: '2030-01-01' };
    const closed = await held(await planned({ rhythm: once }));
    expect(closed.after).toBeNull();
    const { body: same } = await setUpAnew(closed, {
      rhythm: once,
      title: 'Corrected',
    }).expect(200);
    expect(same.next).toBeNull();
    const { body: again } = await setUpAnew(
      closed,
      { rhythm: { ...once, repeats: 'weekly' } },
      2,
    ).expect(200);
    expect(await get(again.next)).toMatchObject({
      state: 'planned',
      startsAt: '2030-01-08T13:00:00Z',
      period: { from: closed.endedAt },
    });
  });

  it('is ended with a reason only, which cancels the review that is planned and plans no other', async () => {
    const first = await planned();
    const { body } = await endOrResume(first, 1, { to: 'ended' }).expect(409);
    expect(body.error.details.gates).toEqual([
      { gate: 'reason', problem: 'those concerned are told why' },
    ]);
    const reason = 'The team is no more';
    const { body: ended } = await endOrResume(first, 1, {
      to: 'ended',
      reason,
    }).expect(200);
    expect(ended).toMatchObject({
      version: 2,
      next: null,
      endedAt: expect.any(String),
      endReason: reason,
    });
    expect(await get(first.key)).toMatchObject({
      state: 'cancelled',
      reason,
      seriesEnded: true,
      after: null,
    });
    await endOrResume(first, 2, { to: 'ended', reason }).expect(409);
    await endOrResume(first, 1, { to: 'running' }).expect(412);
    const { body: changed } = await setUpAnew(
      first,
      { title: 'Renamed' },
      2,
    ).expect(200);
    expect(changed.next).toBeNull();
  });

  it('goes on with a review that is live when it is ended, and plans none after it', async () => {
    const first = await planned();
    const { body: live } = await step(first, 'live').expect(200);
    const { body: ended } = await endOrResume(first, 1, {
      to: 'ended',
      reason: 'Enough',
    }).expect(200);
    expect(ended.next).toBe(first.key);
    const { body: closed } = await step(live, 'closed').expect(200);
    expect(closed).toMatchObject({ after: null, seriesEnded: true });
  });

  it('is taken up again with its next review, which looks back on all since the last one that was held', async () => {
    const closed = await held(await planned());
    await endOrResume(closed, 1, { to: 'ended', reason: 'A pause' }).expect(
      200,
    );
    const { body: series } = await endOrResume(closed, 2, {
      to: 'running',
    }).expect(200);
    expect(series).toMatchObject({ endedAt: null, endReason: '' });
    expect(await get(series.next)).toMatchObject({
      state: 'planned',
      seriesEnded: false,
      period: { from: closed.endedAt },
    });
  });

  it('is not taken up again where it was once and is over, which says what to do', async () => {
    const once = { ...weekly.rhythm, repeats: 'once', first: '2030-01-01' };
    const closed = await held(await planned({ rhythm: once }));
    await endOrResume(closed, 1, { to: 'ended', reason: 'Done' }).expect(200);
    const { body } = await endOrResume(closed, 2, { to: 'running' }).expect(
      409,
    );
    expect(body.error.details.gates).toEqual([
      {
        gate: 'rhythm',
        problem: 'it was once, and is over: give it another rhythm first',
      },
    ]);
  });

  it('has a history of how it was set up, ended and taken up again, each with who did it', async () => {
    const first = await planned();
    const rhythm = { ...weekly.rhythm, repeats: 'monthly' };
    await setUpAnew(first, {
      rhythm,
      pool: [{ ref: SEARCH_TEAM }],
      participants: [],
    }).expect(200);
    await endOrResume(first, 2, { to: 'ended', reason: 'A pause' }).expect(200);
    await endOrResume(first, 3, { to: 'running' }).expect(200);
    const by = 'user:default/owner';
    const { items, page } = await historyOf(first, '?limit=3');
    expect(items).toMatchObject([
      { action: 'running', by, changes: { endReason: ['A pause', ''] } },
      { action: 'ended', by, changes: { endReason: ['', 'A pause'] } },
      {
        action: 'changed',
        by,
        version: 2,
        changes: {
          rhythm: [weekly.rhythm, rhythm],
          pool: [
            [
              { ref: CHECKOUT_TEAM, zone: null },
              { ref: SEARCH_TEAM, zone: null },
            ],
            [{ ref: SEARCH_TEAM, zone: null }],
          ],
          participants: [['user:default/newcomer'], []],
        },
      },
    ]);
    const rest = await historyOf(first, `?cursor=${page.next}`);
    expect(rest.items).toMatchObject([{ action: 'created', by, changes: {} }]);
    expect(JSON.stringify([items, rest])).not.toContain('since');
  });

  it('keeps its history from whoever may not read it', async () => {
    const { series } = await planned();
    const at = `/review-series/${series}/history`;
    policy.set({ 'reliability.review.read': { result: AuthorizeResult.DENY } });
    expect((await outsider().get(at)).status).toBe(403);
    policy.set({ 'catalog.entity.read': someEntities });
    hiding.hide([weekly.scope]);
    expect((await outsider().get(at)).status).toBe(404);
    expect((await owner().get('/review-series/99999/history')).status).toBe(
      404,
    );
  });

  it('leaves what is over as it was held', async () => {
    const closed = await held(await planned());
    await setUpAnew(closed, {
      rhythm: {
        ...weekly.rhythm,
        zone: 'America/New_York',
        repeats: 'monthly',
      },
      pool: [{ ref: SEARCH_TEAM }],
      participants: [],
    }).expect(200);
    const kept = await get(closed.key);
    expect(kept).toMatchObject({
      zone: 'Europe/Berlin',
      repeats: 'weekly',
      pool: [CHECKOUT_TEAM, SEARCH_TEAM],
      participants: ['user:default/newcomer'],
    });
    expect(await get(kept.after ?? '')).toMatchObject({
      zone: 'America/New_York',
      repeats: 'monthly',
      pool: [SEARCH_TEAM],
      participants: [],
    });
  });
});
