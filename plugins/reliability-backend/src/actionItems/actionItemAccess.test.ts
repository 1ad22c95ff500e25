import { HistoryEntry, toDay } from '@afterword/plugin-reliability-common';
import { Caller, aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';

/** Stands in every text that must not get out. */
const CANARY = 'Zanzibar';
const NEXT_WEEK = toDay(Date.now() + 7 * 86_400_000);

type Versioned = { key: string; version: number };

eachDatabase('Who reads an action item', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });

  // The owner works in the checkout team; the outsider in the search team, which owns the indexer; the newcomer in none.
  const owner = () => portal.as('user:default/owner');
  const outsider = () => portal.as('user:default/outsider');
  const newcomer = () => portal.as('user:default/newcomer');

  const aDraft = async (over: object = {}) =>
    (
      await owner()
        .post('/postmortems', { title: `${CANARY} draft`, ...over })
        .expect(201)
    ).body;
  const anIdea = async (over: object): Promise<Versioned> =>
    (
      await owner()
        .post('/action-items', {
          title: `${CANARY} idea`,
          description: `${CANARY} in many words`,
          entity: 'component:default/search-indexer',
          due: NEXT_WEEK,
          acceptanceTest: 'A drill shows it',
          ...over,
        })
        .expect(201)
    ).body;
  const change = (item: Versioned, fields: object) =>
    owner()
      .patch(`/action-items/${item.key}`, fields)
      .set('If-Match', `"${item.version}"`);
  const promise = async (item: Versioned) =>
    (
      await owner()
        .post(`/action-items/${item.key}/transitions`, { to: 'committed' })
        .set('If-Match', `"${item.version}"`)
        .expect(200)
    ).body;
  const mayRead = async (caller: Caller, item: Versioned) => {
    const { status } = await caller.get(`/action-items/${item.key}`);
    expect([200, 404]).toContain(status);
    return status === 200;
  };

  /** Every way to an item that a caller may not see: each must look as if there were none. */
  const expectNothing = async (caller: Caller, item: Versioned) => {
    const path = `/action-items/${item.key}`;
    const stepping = { to: 'declined', note: 'x' };
    const answers = [
      await caller.get(path),
      await caller.get(`${path}/history`),
      await caller.patch(path, { title: 'x' }).set('If-Match', '"1"'),
      await caller.post(`${path}/transitions`, stepping).set('If-Match', '"1"'),
    ];
    expect(answers.map(answer => answer.status)).toEqual([404, 404, 404, 404]);
    const all = await caller.get('/action-items?limit=200&count=true');
    const keys = all.body.items.map(({ key }: Versioned) => key);
    expect(keys).not.toContain(item.key);
    expect(all.body.page.total).toBe(keys.length);
    const named = await caller.get(`/action-items?q=${CANARY}&count=true`);
    expect(named.body).toEqual({ items: [], page: { total: 0 } });
    const csv = await caller.get('/action-items.csv').expect(200);
    const texts = [...answers, all, csv].map(answer => answer.text);
    expect(texts.join('\n')).not.toContain(CANARY);
  };

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

  const takeStep = (draft: Versioned, to: string) =>
    owner()
      .post(`/postmortems/${draft.key}/transitions`, { to })
      .set('If-Match', `"${draft.version}"`);

  /** A near miss needs the least to be published. */
  const aDraftReadyToPublish = async () => {
    const { body: incident } = await owner()
      .post('/incidents', {
        title: 'Nearly',
        kind: 'nearMiss',
        times: { detected: '2026-11-01T10:00:00Z' },
      })
      .expect(201);
    const draft = await aDraft({
      incidents: [incident.key],
      sections: { whatHappened: 'A key would have run out' },
    });
    return (await takeStep(draft, 'inReview').expect(200)).body;
  };

  it('everybody reads the items of a postmortem that is published', async () => {
    const draft = await aDraftReadyToPublish();
    const items = [
      await anIdea({ postmortem: draft.key }),
      await promise(await anIdea({ postmortem: draft.key })),
    ];
    await takeStep(draft, 'published').expect(200);
    for (const { key } of items) {
      const { body } = await newcomer().get(`/action-items/${key}`).expect(200);
      expect(body).toMatchObject({
        confidential: false,
        postmortem: { key: draft.key },
      });
      await portal.asService().get(`/action-items/${key}/history`).expect(200);
    }
    const ids = items.map(({ key }) => Number(key.slice(3)));
    const facts = await portal
      .database('action_item_fact')
      .whereIn('action_item_id', ids);
    expect(facts.map(fact => fact.confidential_id)).toEqual([null, null]);
  });

  it('nothing stays hidden that is written while its postmortem is published', async () => {
    for (let round = 0; round < 3; round++) {
      const draft = await aDraftReadyToPublish();
      const ideas = await Promise.all(
        [1, 2, 3].map(() => anIdea({ postmortem: draft.key })),
      );
      const [published, late, ...promised] = await Promise.all([
        takeStep(draft, 'published'),
        anIdea({ postmortem: draft.key }),
        ...ideas.map(promise),
      ]);
      expect(published.status).toBe(200);
      for (const item of [late, ...promised]) {
        expect(await mayRead(newcomer(), item)).toBe(true);
      }
    }
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

  it('what an idea was stays with its draft, when it is promised and when that is published', async () => {
    const draft = await aDraftReadyToPublish();
    const idea = await anIdea({ postmortem: draft.key });
    const { body: reworded } = await change(idea, {
      title: 'Mombasa',
      description: '',
    }).expect(200);
    const promised = await promise(reworded);
    await change(promised, { title: 'Do better' }).expect(200);
    const told = async (caller: Caller) => {
      const { body } = await caller
        .get(`/action-items/${idea.key}/history`)
        .expect(200);
      return body.items.map(({ action, changes }: HistoryEntry) => [
        action,
        changes.title ?? null,
      ]);
    };
    const fromDraft = ['changed', [`${CANARY} idea`, 'Mombasa']];
    const fromPromise = ['changed', ['Mombasa', 'Do better']];
    const steps = [
      ['committed', null],
      ['created', null],
    ];
    const whole = [fromPromise, steps[0], fromDraft, steps[1]];
    const ofPromise = [fromPromise, steps[0], ['changed', null], steps[1]];
    expect(await told(owner())).toEqual(whole);
    expect(await told(outsider())).toEqual(ofPromise);
    await takeStep(draft, 'published').expect(200);
    expect(await told(owner())).toEqual(whole);
    expect(await told(outsider())).toEqual(ofPromise);
    const nothing = whole.map(([action]) => [action, null]);
    expect(await told(newcomer())).toEqual(nothing);
    expect(await told(portal.asService())).toEqual(nothing);
    const { body: now } = await newcomer().get(`/action-items/${idea.key}`);
    await change(now, { title: 'Do best' }).expect(200);
    expect(await told(newcomer())).toEqual([
      ['changed', ['Do better', 'Do best']],
      ...nothing,
    ]);
  });

  it('what a promise was in a draft is nothing to those who keep it from others when that is published', async () => {
    const { body: incident } = await owner()
      .post('/incidents', {
        title: 'A leak',
        visibility: 'restricted',
        entities: [{ ref: 'component:default/search-indexer' }],
      })
      .expect(201);
    const draft = await aDraftReadyToPublish();
    const promised = await promise(
      await anIdea({
        entity: 'component:default/checkout-api',
        postmortem: draft.key,
        incident: incident.key,
      }),
    );
    await change(promised, { title: 'Do better', description: '' }).expect(200);
    expect(await mayRead(outsider(), promised)).toBe(false);
    await takeStep(draft, 'published').expect(200);
    const history = async (caller: Caller) =>
      (await caller.get(`/action-items/${promised.key}/history`).expect(200))
        .text;
    expect(await history(owner())).toContain(CANARY);
    expect(await history(outsider())).not.toContain(CANARY);
    expect(await mayRead(newcomer(), promised)).toBe(false);
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
