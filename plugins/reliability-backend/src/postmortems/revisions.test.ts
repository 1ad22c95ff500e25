import { Postmortem } from '@afterword/plugin-reliability-common';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  aProcessAction,
  patch,
  people,
  textsOf,
  write,
} from './__testUtils__/writers';

eachDatabase('Revisions of a postmortem', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const { owner, colleague } = people(() => portal);

  const aSharedDraft = (over: object = {}) =>
    aDraft(owner(), { participants: ['user:default/colleague'], ...over });

  const listed = async (key: string) => {
    const { body } = await owner()
      .get(`/postmortems/${key}/revisions`)
      .expect(200);
    return body.items.map(
      ({ number, by, summary }: Record<string, string>) =>
        `${number} ${by.slice('user:default/'.length)}: ${summary}`,
    );
  };
  const restore = (
    caller: Caller,
    { key, version }: { key: string; version: number },
    revision: number,
  ) =>
    caller
      .post(`/postmortems/${key}/restore`, { revision })
      .set('If-Match', `"${version}"`);
  const tenMinutesPass = (key: string) =>
    portal
      .database('postmortem_revision')
      .where('postmortem_id', Number(key.slice(3)))
      .decrement('began_at', 600_000);

  it('say in words what was saved by whom, latest first', async () => {
    const { key, ...draft } = await aSharedDraft();
    await write(owner(), key, 'impact', 'Nobody could pay.').expect(200);
    await owner()
      .post(`/postmortems/${key}/timeline`, { at: null, text: 'A call' })
      .expect(201);
    await patch(
      colleague(),
      { key, version: 3 },
      {
        title: `${draft.title} for 47 minutes`,
        participants: ['user:default/colleague', 'user:kim'],
      },
    ).expect(200);
    expect(await listed(key)).toEqual([
      '4 colleague: Participants, Title',
      '3 owner: 1 timeline entry',
      '2 owner: Impact',
      '1 owner: Created',
    ]);
    const { body } = await owner().get(`/postmortems/${key}/revisions?limit=3`);
    expect(body.items).toHaveLength(3);
    const rest = await owner().get(
      `/postmortems/${key}/revisions?limit=3&cursor=${body.page.next}`,
    );
    expect(
      rest.body.items.map(({ number }: { number: number }) => number),
    ).toEqual([1]);
  });

  it('are one for what an author saves into a section in ten minutes, also while others write elsewhere', async () => {
    const { key } = await aSharedDraft();
    await write(owner(), key, 'impact', 'N', 0).expect(200);
    await write(colleague(), key, 'detection', 'S', 0).expect(200);
    await write(owner(), key, 'impact', 'Nobody', 1).expect(200);
    await write(colleague(), key, 'detection', 'Support', 1).expect(200);
    await colleague()
      .post(`/postmortems/${key}/timeline`, { at: null, text: 'A call' })
      .expect(201);
    await write(owner(), key, 'impact', 'Nobody could pay.', 2).expect(200);
    expect(await listed(key)).toEqual([
      '2 owner: Impact',
      '4 colleague: 1 timeline entry',
      '3 colleague: Detection',
      '1 owner: Created',
    ]);
    await tenMinutesPass(key);
    await write(owner(), key, 'impact', 'Nobody could pay by card.', 3);
    expect((await listed(key))[0]).toBe('5 owner: Impact');
  });

  it('never fold into one what two people wrote in the same section', async () => {
    const { key } = await aSharedDraft();
    await write(owner(), key, 'impact', 'Nobody could pay.', 0).expect(200);
    await write(colleague(), key, 'impact', 'Some could pay.', 1).expect(200);
    await write(owner(), key, 'impact', 'Most could not pay.', 2).expect(200);
    expect(await listed(key)).toEqual([
      '4 owner: Impact',
      '3 colleague: Impact',
      '2 owner: Impact',
      '1 owner: Created',
    ]);
    const { body: now } = await owner().get(`/postmortems/${key}`);
    const { body } = await restore(owner(), now, 3).expect(200);
    expect(textsOf(body)).toEqual({ impact: 'Some could pay.' });
  });

  it('bring the document back, as a new one, and tell those who edit what was changed', async () => {
    const draft = await aSharedDraft({
      sections: { impact: 'Nobody could pay.', learnings: 'Test limits.' },
    });
    const { key } = draft;
    const timeline = `/postmortems/${key}/timeline`;
    const { body: withLine } = await owner()
      .post(timeline, { at: null, text: 'A call' })
      .expect(201);
    const { body: then }: { body: Postmortem } = await owner()
      .post(`/postmortems/${key}/factors`, {
        text: 'No load test',
        layer: 'process',
        evidence: [{ type: 'log', title: 'Runs' }],
      })
      .expect(201);
    const [line] = withLine.timeline;
    const [factor] = then.factors;
    const item = await aProcessAction(owner(), draft);

    await write(owner(), key, 'impact', 'Oops', 1).expect(200);
    await write(owner(), key, 'recovery', 'New', 0).expect(200);
    for (const path of [`timeline/${line.id}`, `factors/${factor.id}`]) {
      const { version } = path.startsWith('timeline') ? line : factor;
      await owner()
        .delete(`/postmortems/${key}/${path}`)
        .set('If-Match', `"${version}"`)
        .expect(200);
    }
    await owner()
      .post(timeline, { at: null, text: 'Somebody else' })
      .expect(201);
    const { body: later } = await owner().get(`/postmortems/${key}`);
    const { body: back } = await restore(owner(), later, 3).expect(200);

    expect(textsOf(back)).toEqual(textsOf(then));
    const bare = (parts: readonly { version: number }[]) =>
      parts.map(part => ({ ...part, version: 0 }));
    expect(bare(back.timeline)).toEqual(bare(then.timeline));
    expect(bare(back.factors)).toEqual(bare(then.factors));
    expect(back.version).toBe(later.version + 1);
    expect((await listed(key))[0]).toMatch(/owner: Restored revision 3$/);
    const promised = await owner().get(`/action-items/${item.key}`);
    expect(promised.body).toEqual(item);

    const late = await write(owner(), key, 'impact', 'Mine', 2).expect(412);
    expect(late.body.error.details.current.text).toBe('Nobody could pay.');
    await write(owner(), key, 'learnings', 'Test all limits.', 1).expect(200);
    await owner()
      .put(`${timeline}/${line.id}`, { at: null, text: 'A call from X' })
      .set('If-Match', `"${line.version}"`)
      .expect(412);
  });

  it('are looked at whole: what the document said, who saved it, and when', async () => {
    const { key } = await aSharedDraft({ sections: { impact: 'Nobody.' } });
    await owner()
      .post(`/postmortems/${key}/timeline`, {
        at: '2026-11-13T14:02:00Z',
        text: 'A call',
      })
      .expect(201);
    const { body: then }: { body: Postmortem } = await owner()
      .post(`/postmortems/${key}/factors`, {
        text: 'No load test',
        layer: 'process',
        evidence: [{ type: 'log', title: 'Runs', at: '2026-11-13T14:00:00Z' }],
      })
      .expect(201);
    await write(owner(), key, 'impact', 'Oops', 1).expect(200);

    const { body } = await colleague()
      .get(`/postmortems/${key}/revisions/3`)
      .expect(200);
    const bare = (parts: readonly { version: number }[]) =>
      parts.map(({ version, ...part }) => part);
    expect(body).toEqual({
      number: 3,
      at: then.updatedAt,
      by: 'user:default/owner',
      summary: '1 factor',
      changes: [{ code: 'factors', values: { count: 1 } }],
      title: then.title,
      sections: { impact: 'Nobody.' },
      timeline: bare(then.timeline),
      factors: bare(then.factors),
      learnings: [],
    });
  });

  it('bring learnings back, and have none from before there were any', async () => {
    const { key } = await aSharedDraft();
    const learnings = `/postmortems/${key}/learnings`;
    const { body: then }: { body: Postmortem } = await owner()
      .post(learnings, { statement: 'Test limits', helped: 'A load test' })
      .expect(201);
    const [{ id, version, ...learning }] = then.learnings;
    const { body: without } = await owner()
      .delete(`${learnings}/${id}`)
      .set('If-Match', `"${version}"`)
      .expect(200);
    expect(await listed(key)).toEqual([
      '3 owner: 1 learning',
      '2 owner: 1 learning',
      '1 owner: Created',
    ]);
    const { body: back } = await restore(owner(), without, 2).expect(200);
    expect(back.learnings).toMatchObject([{ id, ...learning }]);

    const first = { postmortem_id: Number(key.slice(3)), number: 1 };
    const revisions = portal.database('postmortem_revision').where(first);
    const { state } = await revisions.clone().first('state');
    const { learnings: _none, ...old } = JSON.parse(state);
    await revisions.clone().update({ state: JSON.stringify(old) });
    const { body: seen } = await owner()
      .get(`/postmortems/${key}/revisions/1`)
      .expect(200);
    expect(seen.learnings).toEqual([]);
    const { body: empty } = await restore(owner(), back, 1).expect(200);
    expect(empty.learnings).toEqual([]);
  });

  it('that are not there cannot be looked at', async () => {
    const { key } = await aSharedDraft();
    for (const [number, status] of [
      ['7', 404],
      ['0', 400],
      ['9999999999', 400],
      ['first', 400],
    ] as const) {
      const path = `/postmortems/${key}/revisions/${number}`;
      expect((await owner().get(path)).status).toBe(status);
      expect((await portal.as('user:default/outsider').get(path)).status).toBe(
        status,
      );
    }
  });

  it('are asked for by a number that is there, on the current version', async () => {
    const draft = await aSharedDraft();
    const missing = await restore(owner(), draft, 7).expect(400);
    expect(missing.body.error.details.fields[0].field).toBe('body.revision');
    await restore(owner(), { key: draft.key, version: 9 }, 1).expect(412);
    await restore(owner(), draft, 1).expect(200);
    expect(await listed(draft.key)).toHaveLength(1);
  });
});
