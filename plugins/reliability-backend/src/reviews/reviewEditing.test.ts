import { HistoryEntry, Review } from '@afterword/plugin-reliability-common';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  CHECKOUT_TEAM,
  reviewing,
  SEARCH_TEAM,
} from './__testUtils__/reviewing';

eachDatabase('A review that is changed', (databases, databaseId) => {
  const { portal } = aPortalUnderPolicy(databases, databaseId);
  const { owner, outsider, get, planned, move, answer, arrange, note, step } =
    reviewing(portal);

  beforeAll(() => portal().refreshCatalog());

  it('does not begin before what it looks back on', async () => {
    const first = await planned();
    const { from } = first.period;
    const { body } = await move(first, { startsAt: from }).expect(400);
    expect(JSON.stringify(body)).toContain('body.startsAt');
    await move(first, { startsAt: '2100-01-01T12:00:00Z' }).expect(200);
  });

  it('is led by whoever was named, also where somebody volunteers', async () => {
    const first = await planned();
    const { body: named } = await answer(
      first,
      'name',
      'user:default/owner',
    ).expect(200);
    const { body: after } = await answer(
      named,
      'volunteer',
      SEARCH_TEAM,
    ).expect(200);
    expect(after.facilitation).toMatchObject({
      ref: 'user:default/owner',
      volunteers: [SEARCH_TEAM],
    });
    const { body: declined } = await answer(
      after,
      'decline',
      'user:default/owner',
    ).expect(200);
    expect(declined.facilitator).toBe(SEARCH_TEAM);
    const { body: other } = await answer(
      await planned(),
      'volunteer',
      CHECKOUT_TEAM,
    ).expect(200);
    expect(other.facilitator).toBe(CHECKOUT_TEAM);
  });

  it('was led by whom somebody says when it is closed, and by nobody who was only proposed', async () => {
    const closed = async (
      ledBy: (proposed: string) => string | null | undefined,
    ) => {
      const first = await planned();
      const proposed = first.facilitator!;
      const { body: live } = await step(first, 'live').expect(200);
      const { body }: { body: Review } = await step(live, 'closed', {
        ledBy: ledBy(proposed),
      }).expect(200);
      const { text } = await owner().get(`/reviews/${body.key}/minutes`);
      return { proposed, review: body, isLed: text.includes('Led by') };
    };

    const unsaid = await closed(() => undefined);
    expect(unsaid).toMatchObject({
      isLed: false,
      review: { facilitator: null },
    });
    // Their turn is over all the same, or it would never be anybody else's.
    const next = await get(unsaid.review.after!);
    expect(next.facilitator).not.toBe(unsaid.proposed);

    const { proposed, ...asProposed } = await closed(ref => ref);
    expect(asProposed).toMatchObject({
      isLed: true,
      review: { facilitator: proposed, facilitation: { agreed: true } },
    });

    expect(await closed(() => 'user:default/newcomer')).toMatchObject({
      isLed: true,
      review: { facilitator: 'user:default/newcomer' },
    });
    expect(await closed(() => null)).toMatchObject({
      isLed: false,
      review: { facilitator: null },
    });
  });

  it('says who led it when it is closed only', async () => {
    const { body } = await step(await planned(), 'live', {
      ledBy: CHECKOUT_TEAM,
    }).expect(400);
    expect(JSON.stringify(body)).toContain('body.ledBy');
  });

  it('loses no topic of which something was noted', async () => {
    const first = await planned();
    const added = [
      { id: '11111111-1111-4111-8111-111111111111', title: 'On call' },
      { id: '22222222-2222-4222-8222-222222222222', title: 'Nothing' },
    ];
    await arrange(first, { added }).expect(200);
    await note(first.key, added[0].id, 'Two weeks each').expect(200);
    const noted = await get(first.key);
    const { body } = await arrange(noted, { added: [] }).expect(400);
    expect(JSON.stringify(body)).toContain('park it');
    const parked = { added: [added[0]], parked: [added[0].id] };
    await arrange(noted, parked).expect(200);
    await note(first.key, added[1].id, 'Late').expect(400);
    await note(first.key, added[0].id, '', 1).expect(200);
    await arrange(await get(first.key), { added: [] }).expect(200);
    await note(first.key, added[0].id, 'Late', 2).expect(400);
  });

  it('tells in its history what somebody wrote on a topic in one sitting as one change', async () => {
    const { key } = await planned();
    await note(key, 'closing', 'O').expect(200);
    await note(key, 'overdue', 'Beside').expect(200);
    await note(key, 'closing', 'One', 1).expect(200);
    await outsider()
      .put(`/reviews/${key}/notes/closing`, { text: 'Two' })
      .set('If-Match', '"2"')
      .expect(200);
    await note(key, 'closing', 'Three', 3).expect(200);
    await portal()
      .database('history')
      .where({ resource_kind: 'review', resource_id: Number(key.slice(3)) })
      .decrement('at', 11 * 60_000);
    await note(key, 'closing', 'Four', 4).expect(200);
    const { body } = await owner().get(`/reviews/${key}/history`).expect(200);
    expect(
      body.items
        .map(({ by, changes }: HistoryEntry) => [by, changes['notes.closing']])
        .filter(([, change]: unknown[]) => change !== undefined),
    ).toEqual([
      ['user:default/owner', ['Three', 'Four']],
      ['user:default/owner', ['Two', 'Three']],
      ['user:default/outsider', ['One', 'Two']],
      ['user:default/owner', [null, 'One']],
    ]);
  });
});
