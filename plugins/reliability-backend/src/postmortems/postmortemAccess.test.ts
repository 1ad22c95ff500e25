import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  aProcessAction,
  CHECKOUT,
  INDEXER,
  patch,
  people,
  step,
  write,
} from './__testUtils__/writers';

/** Stands in every text that must not get out. */
const CANARY = 'Zanzibar';

eachDatabase('Who reads a postmortem', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const { owner, colleague, outsider, newcomer } = people(() => portal);

  /** A draft about an incident that everybody knows of; all its own words are canaries. */
  const aSecretDraft = async (over: object = {}) => {
    const incident = await anIncident(owner());
    const draft = await aDraft(owner(), {
      title: `${CANARY} draft`,
      incidents: [incident.key],
      sections: { whatHappened: `${CANARY} was lowered` },
      ...over,
    });
    await owner()
      .post(`/postmortems/${draft.key}/timeline`, {
        at: null,
        text: `${CANARY} rang`,
      })
      .expect(201);
    await owner()
      .post(`/postmortems/${draft.key}/factors`, {
        text: `${CANARY} retried`,
        layer: 'technology',
        evidence: [{ type: 'chat', title: `${CANARY} said` }],
      })
      .expect(201);
    await owner()
      .post('/action-items', {
        title: `${CANARY} idea`,
        postmortem: draft.key,
        incident: incident.key,
      })
      .expect(201);
    return { incident, key: draft.key };
  };
  const mayRead = async (caller: Caller, key: string) => {
    const { status } = await caller.get(`/postmortems/${key}`);
    expect([200, 404]).toContain(status);
    return status === 200;
  };

  it('is not told a word of a draft by any way in', async () => {
    const { incident, key } = await aSecretDraft();
    const strangers = [outsider(), newcomer(), portal.asService()];
    for (const stranger of strangers) {
      const before = await stranger.get('/postmortems?count=true&limit=200');
      const { key: another } = await aSecretDraft();
      const after = await stranger.get('/postmortems?count=true&limit=200');
      expect(after.body.page.total).toBe(before.body.page.total);
      const ways = [
        '/postmortems?limit=200',
        '/postmortems?limit=200&sort=-updated',
        `/postmortems?q=${CANARY}&count=true`,
        `/postmortems?scope=${CHECKOUT}&status=draft&count=true`,
        `/postmortems?incident=${incident.key}&count=true`,
        '/postmortems?person=user:default/owner&count=true',
        `/postmortems.csv?q=${CANARY}`,
        `/incidents?limit=200&q=card`,
        `/incidents/${incident.key}`,
        `/incidents/${incident.key}/history`,
        `/action-items?postmortem=${key}`,
        '/action-items?limit=200',
        '/action-items.csv',
        `/postmortems/${key}`,
        `/postmortems/${key}/revisions`,
        `/postmortems/${another}`,
      ];
      for (const way of ways) {
        const answer = await stranger.get(way);
        expect([way, answer.text]).toEqual([
          way,
          expect.not.stringContaining(CANARY),
        ]);
        expect([200, 404]).toContain(answer.status);
        expect([way, answer.body.page?.total ?? 0]).toEqual([way, 0]);
      }
      const seen = await stranger.get(`/incidents/${incident.key}`).expect(200);
      expect(seen.body.postmortems).toEqual([]);
    }
  }, 120_000);

  it('is answered as if it were not there, whatever a stranger tries to do with it', async () => {
    const { key } = await aSecretDraft();
    const { body: draft } = await owner().get(`/postmortems/${key}`);
    const [line] = draft.timeline;
    const [factor] = draft.factors;
    for (const stranger of [outsider(), portal.asService()]) {
      const linePath = `/postmortems/${key}/timeline/${line.id}`;
      const factorPath = `/postmortems/${key}/factors/${factor.id}`;
      const tried = [
        await patch(stranger, draft, { title: 'x' }),
        await step(stranger, draft, 'inReview'),
        await write(stranger, key, 'whatHappened', 'x', 1),
        await write(stranger, key, 'whatHappened', 'x', 9),
        await stranger.post(`/postmortems/${key}/timeline`, {
          at: null,
          text: 'x',
        }),
        await stranger.post(`/postmortems/${key}/factors`, {
          text: 'x',
          layer: 'process',
        }),
        await stranger
          .put(linePath, { at: null, text: 'x' })
          .set('If-Match', `"${line.version}"`),
        await stranger
          .put(factorPath, {
            text: 'x',
            layer: 'people',
          })
          .set('If-Match', `"${factor.version}"`),
        await stranger.delete(linePath).set('If-Match', `"${line.version}"`),
        await stranger
          .delete(factorPath)
          .set('If-Match', `"${factor.version}"`),
        await stranger
          .post(`/postmortems/${key}/restore`, { revision: 1 })
          .set('If-Match', `"${draft.version}"`),
      ];
      expect(tried.map(({ status }) => status)).toEqual(tried.map(() => 404));
      expect(tried.map(({ text }) => text).join()).not.toContain(CANARY);
    }
    const after = await owner().get(`/postmortems/${key}`);
    expect(after.body).toEqual(draft);
  });

  it('is everyone who has a part in it, and nobody who has no more', async () => {
    const draft = await aDraft(owner(), {
      participants: ['user:default/newcomer'],
    });
    expect(await mayRead(newcomer(), draft.key)).toBe(true);
    expect(await mayRead(outsider(), draft.key)).toBe(false);
    const idea = await owner()
      .post('/action-items', { title: 'An idea', postmortem: draft.key })
      .expect(201);
    const promise = await aProcessAction(owner(), draft, {
      entity: INDEXER,
    });
    await newcomer().get(`/action-items/${promise.key}`).expect(200);
    const changed = await patch(owner(), draft, {
      participants: [],
      facilitator: 'user:default/colleague',
      reviewers: ['group:default/search-team'],
    }).expect(200);
    expect(changed.body.readers).toEqual([
      { ref: 'group:default/search-team', reason: 'reviewer' },
      { ref: 'user:default/colleague', reason: 'facilitator' },
      { ref: 'user:default/owner', reason: 'author' },
    ]);
    expect(await mayRead(newcomer(), draft.key)).toBe(false);
    expect(await mayRead(outsider(), draft.key)).toBe(true);
    expect(await mayRead(colleague(), draft.key)).toBe(true);
    await newcomer().get(`/action-items/${idea.body.key}`).expect(404);
    await outsider().get(`/action-items/${idea.body.key}`).expect(200);
    await newcomer().get(`/action-items/${promise.key}`).expect(404);
    await colleague().get(`/action-items/${promise.key}`).expect(200);
    const left = await patch(colleague(), changed.body, {
      facilitator: null,
    }).expect(200);
    expect(left.body.facilitator).toBeNull();
    expect(await mayRead(colleague(), draft.key)).toBe(false);
  });

  it('is no service: it cannot open what it could not read', async () => {
    await portal
      .asService()
      .post('/postmortems', { title: 'Mine' })
      .expect(404);
    expect(await portal.database('postmortem').where('title', 'Mine')).toEqual(
      [],
    );
    await portal.asNobody().get('/postmortems').expect(401);
  });
});
