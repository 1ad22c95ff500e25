import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import { CANARY, draftsWithItems } from './__testUtils__/draftsWithItems';

eachDatabase('Who reads an action item', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const {
    owner,
    outsider,
    newcomer,
    aDraft,
    anIdea,
    change,
    promise,
    mayRead,
    expectNothing,
  } = draftsWithItems(() => portal);

  it('an idea in a draft is for the readers of the draft, and a service is none', async () => {
    const draft = await aDraft();
    const idea = await anIdea({
      postmortem: draft.key,
      assignee: 'user:default/newcomer',
    });
    const { body } = await owner().get(`/action-items/${idea.key}`).expect(200);
    expect(body).toMatchObject({
      confidential: true,
      postmortem: { key: draft.key, title: draft.title },
    });
    for (const caller of [outsider(), newcomer(), portal.asService()]) {
      await expectNothing(caller, idea);
    }
    const id = Number(idea.key.slice(3));
    const marks = await Promise.all([
      portal.database('action_item_fact').where('action_item_id', id).first(),
      portal
        .database('history')
        .where({ resource_kind: 'actionItem', resource_id: id })
        .first(),
    ]);
    expect(marks.map(row => row.confidential_id)).not.toContain(null);
    await change(idea, { title: 'Removed', description: '' }).expect(200);
  });

  it('a draft that somebody may not see takes none of their items, and is not betrayed', async () => {
    const draft = await aDraft();
    const ask = (postmortem: string) =>
      outsider().post('/action-items', { title: 'x', postmortem });
    const hidden = await ask(draft.key).expect(400);
    const missing = await ask('PM-99999').expect(400);
    expect(hidden.body.error.details.fields).toEqual([
      {
        field: 'body.postmortem',
        problem: `does not exist: there is no ${draft.key}`,
      },
    ]);
    expect(missing.text.replaceAll('PM-99999', draft.key)).toBe(hidden.text);
  });

  it('a promise shows its own text to those who answer for it, and not whose it is', async () => {
    const draft = await aDraft({ title: 'Mombasa draft' });
    const idea = await anIdea({ postmortem: draft.key });
    const promised = await promise(idea);
    expect(promised.postmortem.key).toBe(draft.key);

    const seen = await outsider().get(`/action-items/${idea.key}`).expect(200);
    expect(seen.body).toMatchObject({
      title: `${CANARY} idea`,
      accountable: 'group:default/search-team',
      confidential: true,
      postmortem: null,
    });
    const history = await outsider().get(`/action-items/${idea.key}/history`);
    const list = await outsider().get('/action-items?owner=me');
    const csv = await outsider().get('/action-items.csv');
    const byDraft = await outsider().get(
      `/action-items?postmortem=${draft.key}&count=true`,
    );
    expect(list.body.items[0].key).toBe(idea.key);
    expect(byDraft.body).toEqual({ items: [], page: { total: 0 } });
    for (const { text } of [seen, history, list, csv]) {
      expect(text).not.toContain('Mombasa');
      expect(text).not.toContain(draft.key);
    }
    await expectNothing(newcomer(), idea);
    await expectNothing(portal.asService(), idea);

    const { body: handedOn } = await change(promised, {
      owner: 'group:default/checkout-team',
      entity: null,
      assignee: 'user:default/newcomer',
    }).expect(200);
    expect(await mayRead(outsider(), idea)).toBe(false);
    expect(await mayRead(newcomer(), idea)).toBe(true);
    await change(handedOn, { title: 'x', description: '' }).expect(200);
    const { body: own } = await newcomer().get(
      `/action-items/${idea.key}/history`,
    );
    expect(JSON.stringify(own)).not.toContain('Mombasa');
  });

  it('who joins the draft reads its items, and who leaves it does not', async () => {
    const draft = await aDraft();
    const idea = await anIdea({ postmortem: draft.key });
    const promised = await promise(await anIdea({ postmortem: draft.key }));
    const withPeople = async (version: number, participants: string[]) =>
      (
        await owner()
          .patch(`/postmortems/${draft.key}`, { participants })
          .set('If-Match', `"${version}"`)
          .expect(200)
      ).body.version;
    const joined = await withPeople(draft.version, ['user:default/newcomer']);
    expect(await mayRead(newcomer(), idea)).toBe(true);
    expect(await mayRead(newcomer(), promised)).toBe(true);
    await withPeople(joined, []);
    expect(await mayRead(newcomer(), idea)).toBe(false);
    expect(await mayRead(newcomer(), promised)).toBe(false);
    expect(await mayRead(outsider(), promised)).toBe(true);
  });

  it('what is about a restricted incident follows its visibility', async () => {
    const { body: incident } = await owner()
      .post('/incidents', {
        title: 'Mombasa leak',
        visibility: 'restricted',
        entities: [{ ref: 'component:default/checkout-api' }],
      })
      .expect(201);
    const title = 'About a leak';
    const idea = await anIdea({ title, incident: incident.key });
    const promised = await promise(
      await anIdea({ title, incident: incident.key }),
    );
    expect(await mayRead(outsider(), idea)).toBe(false);
    expect(await mayRead(portal.asService(), promised)).toBe(false);
    const seen = await outsider().get(`/action-items/${promised.key}`);
    expect(seen.body).toMatchObject({ title, incident: null });

    const see = async (visibility: string, version: number) => {
      await owner()
        .patch(`/incidents/${incident.key}`, { visibility })
        .set('If-Match', `"${version}"`)
        .expect(200);
    };
    await see('everyone', 1);
    expect(await mayRead(newcomer(), idea)).toBe(true);
    expect(await mayRead(newcomer(), promised)).toBe(true);
    await see('restricted', 2);
    expect(await mayRead(newcomer(), idea)).toBe(false);
    expect(await mayRead(newcomer(), promised)).toBe(false);
    expect(await mayRead(outsider(), promised)).toBe(true);
    expect(await mayRead(owner(), idea)).toBe(true);
  });

  it('leaves no circle behind that nothing belongs to, or did', async () => {
    const uses = [
      ['incident', 'confidential_id'],
      ['action_item', 'confidential_id'],
      ['postmortem', 'confidential_id'],
      ['postmortem', 'drafted_by'],
      ['history', 'confidential_id'],
    ];
    const inUse = await Promise.all(
      uses.map(([table, column]) =>
        portal.database(table).distinct({ id: column }).whereNotNull(column),
      ),
    );
    const idsOf = (rows: readonly { id: unknown }[]) =>
      [...new Set(rows.map(({ id }) => Number(id)))].sort();
    const circles = await portal.database('confidential').select('id');
    expect(idsOf(circles)).toEqual(idsOf(inUse.flat()));
  });
});
