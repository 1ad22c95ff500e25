import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  CHECKOUT_TEAM,
  reviewing,
  SEARCH_TEAM,
  weekly,
} from './__testUtils__/reviewing';

eachDatabase('A series of reviews', (databases, databaseId) => {
  const { portal } = aPortalUnderPolicy(databases, databaseId);
  const { get, planned, held, setUpAnew, step, move } = reviewing(portal);

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
