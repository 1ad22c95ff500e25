import { Entity } from '@backstage/catalog-model';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
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
const LEGACY = 'component:default/legacy';

eachDatabase('Who reads a postmortem', (databases, databaseId) => {
  let portal: Portal;
  let legacy: Entity;
  beforeAll(async () => {
    legacy = anEntity(LEGACY, { owner: 'group:default/checkout-team' });
    portal = await aPortal(databases, databaseId, {
      entities: [...shop, legacy],
    });
  });
  afterAll(async () => {
    await portal.stop();
  });
  const owner = () => people(portal).owner();
  const colleague = () => people(portal).colleague();
  const outsider = () => people(portal).outsider();
  const newcomer = () => people(portal).newcomer();

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
        if (answer.body.page?.total !== undefined) {
          expect([way, answer.body.page.total]).toEqual([way, 0]);
        }
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

  it('is the owners of the entities as the catalog has them now', async () => {
    const incident = await anIncident(owner(), { entities: [{ ref: LEGACY }] });
    const { key } = await aDraft(newcomer(), { incidents: [incident.key] });
    expect(await mayRead(colleague(), key)).toBe(true);
    expect(await mayRead(outsider(), key)).toBe(false);
    const [owned] = legacy.relations ?? [];
    owned.targetRef = 'group:default/search-team';
    await portal.refreshCatalog();
    expect(await mayRead(colleague(), key)).toBe(false);
    expect(await mayRead(outsider(), key)).toBe(true);
    owned.targetRef = 'group:default/checkout-team';
    await portal.refreshCatalog();
    expect(await mayRead(outsider(), key)).toBe(false);
  });

  it('follows the incidents that it is about: entities, times, severity, merging', async () => {
    const incident = await anIncident(owner());
    const { key } = await aDraft(newcomer(), { incidents: [incident.key] });
    const found = async (query: string) => {
      const { body } = await newcomer().get(`/postmortems?${query}`);
      return body.items.some((each: { key: string }) => each.key === key);
    };
    const changed = await owner()
      .patch(`/incidents/${incident.key}`, {
        entities: [{ ref: INDEXER }],
        severity: 'sev2',
      })
      .set('If-Match', '"1"')
      .expect(200);
    await portal.relayOutbox();
    expect(await mayRead(colleague(), key)).toBe(false);
    expect(await mayRead(outsider(), key)).toBe(true);
    expect(await found(`scope=${INDEXER}`)).toBe(true);
    expect(await found(`scope=${CHECKOUT}`)).toBe(false);
    await owner()
      .put(`/incidents/${incident.key}/times/impactStarted`, {
        at: '2026-01-05T10:00:00Z',
      })
      .set('If-Match', `"${changed.body.version}"`)
      .expect(200);
    await portal.relayOutbox();
    const early = 'from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z';
    expect(await found(early)).toBe(true);
    const { body } = await newcomer().get(`/postmortems/${key}`);
    expect(body).toMatchObject({
      version: 1,
      severity: 'sev2',
      startedAt: '2026-01-05T10:00:00Z',
      entities: [INDEXER],
    });

    const target = await anIncident(owner());
    await owner()
      .post(`/incidents/${incident.key}/merge`, { into: target.key })
      .set('If-Match', `"${changed.body.version + 1}"`)
      .expect(200);
    await portal.relayOutbox();
    expect(await mayRead(colleague(), key)).toBe(true);
    const merged = await newcomer().get(`/incidents/${target.key}`);
    expect(
      merged.body.postmortems.map((each: { key: string }) => each.key),
    ).toEqual([key]);
    expect(await found(`incident=${target.key}`)).toBe(true);
  });

  it('is told nothing of a restricted incident by a published postmortem about it', async () => {
    const hidden = await anIncident(owner(), {
      title: `${CANARY} leak`,
      visibility: 'restricted',
      entities: [{ ref: LEGACY }],
      severity: 'sev4',
    });
    const open = await anIncident(owner(), { kind: 'nearMiss' });
    const draft = await aDraft(owner(), {
      title: 'What we learned',
      incidents: [hidden.key, open.key],
      sections: {
        whatHappened: 'Words for all.',
        whyItHappened: 'More.',
        recovery: 'More.',
        whatToChange: 'More.',
      },
    });
    await outsider()
      .post('/postmortems', { title: 'Mine', incidents: [hidden.key] })
      .expect(400);
    await owner()
      .post(`/postmortems/${draft.key}/factors`, {
        text: 'A factor',
        layer: 'process',
      })
      .expect(201);
    const { body: item } = await owner()
      .post('/action-items', {
        title: 'Do better',
        type: 'process',
        entity: CHECKOUT,
        due: '2099-01-01',
        acceptanceTest: 'It is better',
        postmortem: draft.key,
      })
      .expect(201);
    await owner()
      .post(`/action-items/${item.key}/transitions`, { to: 'committed' })
      .set('If-Match', '"1"')
      .expect(200);
    const { body: ready } = await owner().get(`/postmortems/${draft.key}`);
    const { body: inReview } = await step(owner(), ready, 'inReview');
    const { body: published } = await step(
      owner(),
      inReview,
      'published',
    ).expect(200);
    expect(published.incidents).toHaveLength(2);

    const { body: seen } = await outsider()
      .get(`/postmortems/${draft.key}`)
      .expect(200);
    expect(seen.incidents.map(({ key }: { key: string }) => key)).toEqual([
      open.key,
    ]);
    expect(seen.entities).toEqual([CHECKOUT]);
    expect(seen.severity).toBe('sev3');
    for (const query of [`scope=${LEGACY}`, `incident=${hidden.key}`]) {
      const { body } = await outsider().get(`/postmortems?${query}`);
      expect(body.items).toEqual([]);
    }
    const kept = await patch(outsider(), seen, {
      incidents: [open.key],
    }).expect(200);
    expect(kept.body.incidents).toHaveLength(1);
    const whole = await owner().get(`/postmortems/${draft.key}`);
    expect(
      whole.body.incidents.map(({ key }: { key: string }) => key).sort(),
    ).toEqual([hidden.key, open.key].sort());
  });

  it('is no service: it cannot open what it could not read', async () => {
    await portal
      .asService()
      .post('/postmortems', { title: 'Mine' })
      .expect(404);
    const { count } = await portal
      .database('postmortem')
      .where('title', 'Mine')
      .count({ count: '*' })
      .first();
    expect(Number(count)).toBe(0);
    await portal.asNobody().get('/postmortems').expect(401);
  });
});
