import {
  Milestone,
  milestoneReadPermission,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  aHidingCatalog,
  someEntities,
} from '../../__testUtils__/aHidingCatalog';
import { aPolicy } from '../../__testUtils__/aPolicy';
import { aPortal, Portal } from '../../__testUtils__/aPortal';
import { anEntity, shop } from '../../__testUtils__/catalogEntities';
import { eachDatabase } from '../../__testUtils__/eachDatabase';

const CHECKOUT = 'component:default/checkout-api';
const CHECKOUT_TEAM = 'group:default/checkout-team';
const SEARCH_TEAM = 'group:default/search-team';
const DAY_MS = 86_400_000;

const inDomain = (name: string, team = name) => [
  anEntity(`domain:default/${name}`),
  anEntity(`system:default/${name}`, { partOf: `domain:default/${name}` }),
  anEntity(`component:default/${name}`, {
    owner: `group:default/${team}`,
    partOf: `system:default/${name}`,
  }),
  anEntity(`group:default/${name}`),
];
const PLACES = ['east', 'north', 'south', 'west', 'coast'];

eachDatabase('Milestones', (databases, databaseId) => {
  const policy = aPolicy();
  const hiding = aHidingCatalog([
    ...shop,
    ...PLACES.flatMap(place => inDomain(place)),
  ]);
  let portal: Portal;
  const owner = () => portal.as('user:default/owner');
  const outsider = () => portal.as('user:default/outsider');

  beforeEach(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
      catalog: hiding.catalog,
    });
    policy.set({});
    hiding.hide([]);
  });
  afterEach(async () => {
    await portal.stop();
  });

  let written = 0;
  /** Brings records in, each under a name of its own. */
  const told = async (...records: Record<string, unknown>[]) => {
    const lines = records.map(record => {
      written += 1;
      return JSON.stringify({
        source: 'wiki',
        externalId: `${written}`,
        title: `Record ${written}`,
        ...record,
      });
    });
    const { text } = await owner()
      .post('/import')
      .set('Content-Type', 'application/x-ndjson')
      .send(lines.join('\n'))
      .expect(200);
    expect(text).toContain('"failed":0');
  };
  const source = (externalId: string) => ({ source: 'wiki', externalId });
  const incident = (over: object = {}) => ({
    type: 'incident',
    kind: 'incident',
    entities: [{ ref: CHECKOUT }],
    times: { impactStarted: '2026-01-01T00:00:00Z' },
    ...over,
  });
  const verified = (count: number, over: object = {}) =>
    Array.from({ length: count }, (_, index) => ({
      type: 'actionItem',
      entity: CHECKOUT,
      status: 'verified',
      verifiedAt: `2026-02-${String(index + 1).padStart(2, '0')}T00:00:00Z`,
      ...over,
    }));
  const look = () => portal.triggerTask('reliability:find-milestones');
  const listed = async (
    query = '',
    caller = outsider(),
  ): Promise<Milestone[]> => {
    const { body } = await caller
      .get(`/practice/milestones?count=true${query}`)
      .expect(200);
    expect(body.page.total).toBe(body.items.length);
    return body.items;
  };
  const found = async (query = '', caller = outsider()) => {
    await look();
    return listed(query, caller);
  };

  it('are none where nothing has happened', async () => {
    expect(await found()).toEqual([]);
  });

  it('are a team’s first published postmortem and its tenth verified commitment, found once', async () => {
    await told(
      incident({ externalId: 'first' }),
      {
        type: 'postmortem',
        status: 'published',
        publishedAt: '2026-03-01T00:00:00Z',
        incidents: [source('first')],
      },
      ...verified(10),
    );
    const expected = [
      {
        kind: 'firstPostmortem',
        team: { ref: CHECKOUT_TEAM, known: true },
        reachedAt: '2026-03-01T00:00:00Z',
        text: 'checkout-team has published its first postmortem',
        about: 'PM-1',
        state: 'stands',
        stateAt: null,
      },
      {
        kind: 'verifiedActions',
        level: 10,
        reachedAt: '2026-02-10T00:00:00Z',
        about: null,
      },
    ];
    expect(await found()).toMatchObject(expected);
    expect(await found()).toMatchObject(expected);
  });

  it('are not looked for by a task that is to end; the next one finds them', async () => {
    await told(...verified(10));
    await portal.triggerTask(
      'reliability:find-milestones',
      AbortSignal.abort(),
    );
    expect(await listed()).toEqual([]);
    expect(await found()).toMatchObject([{ kind: 'verifiedActions' }]);
  });

  it('tell nothing of drafts, nor of what is restricted', async () => {
    await told(
      incident({ externalId: 'open' }),
      incident({ externalId: 'closed', visibility: 'restricted' }),
      {
        type: 'postmortem',
        status: 'published',
        publishedAt: '2026-03-01T00:00:00Z',
        incidents: [source('closed')],
      },
      {
        type: 'postmortem',
        externalId: 'draft',
        author: 'user:default/owner',
        incidents: [source('open')],
      },
      ...verified(5, { incident: source('closed') }),
      ...verified(9),
    );
    expect(await found('', owner())).toEqual([]);
  });

  it('are withdrawn where what they rest on is no longer so, and stand again once it is', async () => {
    await told(...verified(10));
    const [{ id }] = await found();
    const item = portal.database('action_item').where('id', 3);
    await item.clone().update({ status: 'ineffective' });
    const [withdrawn] = await found();
    expect(withdrawn).toMatchObject({
      id,
      state: 'withdrawn',
      text: null,
      evidence: {},
      version: 2,
    });
    expect(withdrawn.stateAt).not.toBeNull();
    expect(await listed('&state=stands')).toEqual([]);
    await item.clone().update({ status: 'verified' });
    expect(await found('&state=stands')).toMatchObject([{ id, version: 3 }]);
    const { body } = await outsider()
      .get(`/practice/milestones/${id}/history`)
      .expect(200);
    expect(body.items).toMatchObject([
      { action: 'foundAgain', by: null, version: 3, changes: {} },
      { action: 'withdrawn', version: 2 },
      { action: 'found', version: 1 },
    ]);
    await outsider().get('/practice/milestones/999/history').expect(404);
  });

  it('say that a risk is closed where it is verified in three domains', async () => {
    await told(incident({ externalId: 'storm', failureMode: 'Retry Storm' }));
    const against = (place: string) =>
      verified(1, {
        entity: `component:default/${place}`,
        incident: source('storm'),
      });
    await told(...['east', 'east', 'north'].flatMap(against));
    expect(await found()).toEqual([]);
    await told(...against('south'));
    expect(await found()).toMatchObject([
      {
        kind: 'risksClosed',
        level: 3,
        team: null,
        evidence: { failureMode: 'retry-storm' },
      },
    ]);
  });

  it('say that a learning has reached five teams, to whoever may read it with its key', async () => {
    await told(incident({ externalId: 'taught' }), {
      type: 'postmortem',
      status: 'published',
      publishedAt: '2026-03-01T00:00:00Z',
      incidents: [source('taught')],
      learnings: [{ statement: 'Retries need jitter' }],
    });
    const [learning] = await portal.database('learning').select('id');
    const adopted = PLACES.map((place, index) => ({
      learning_id: learning.id,
      entity_ref: `component:default/${place}`,
      state: index === 4 ? 'alreadyCovered' : 'applies',
      score: 1,
      reasons: '[]',
      note: '',
      matched_at: 1,
      asked_at: 1,
      answered_at: Date.parse('2026-04-01T00:00:00Z') + index,
      answered_by: 'user:default/owner',
      version: 2,
    }));
    await portal.database('learning_application').insert(adopted);
    const ofLearnings = async () =>
      (await found()).filter(({ kind }) => kind === 'adoptedLearning');
    expect(await ofLearnings()).toEqual([]);
    await portal.database('learning_application').update({ state: 'applies' });
    expect(await ofLearnings()).toMatchObject([
      { level: 5, team: { ref: CHECKOUT_TEAM }, about: 'LRN-1' },
    ]);
    // One of the services goes to another of the teams, one leaves the catalog.
    hiding.become([
      ...shop,
      ...['east', 'north', 'south'].flatMap(name => inDomain(name)),
      ...inDomain('west', 'east'),
    ]);
    await portal.refreshCatalog();
    expect(await ofLearnings()).toMatchObject([{ level: 5, state: 'stands' }]);
    policy.set({
      'reliability.postmortem.read': { result: AuthorizeResult.DENY },
    });
    expect(await listed()).toMatchObject([
      { kind: 'adoptedLearning', about: null },
      { kind: 'firstPostmortem', about: null },
    ]);
  });

  it('say of a failure mode that it has not come back, and how surprising that is', async () => {
    const ago = (days: number) => toInstant(Date.now() - days * DAY_MS);
    const on = (failureMode: string, days: number, over: object = {}) =>
      incident({ failureMode, times: { impactStarted: ago(days) }, ...over });
    await told(
      ...[400, 320, 250].map(days => on('retry-storm', days)),
      ...[500, 100, 50].map(days => on('dns', days)),
      // Nobody else knows of it.
      on('retry-storm', 90, { visibility: 'restricted' }),
    );
    const [quiet, ...more] = await found();
    expect(more).toEqual([]);
    expect(quiet).toMatchObject({
      kind: 'quietFailureMode',
      level: 180,
      team: null,
      evidence: {
        failureMode: 'retry-storm',
        before: 3,
        beforeDays: 251,
        watched: 2,
        known: 1,
        total: 1,
      },
    });
    await told(on('retry-storm', 120));
    expect(await found()).toMatchObject([{ state: 'withdrawn' }]);
  });

  it('are found in a group by those of the groups below it', async () => {
    await told(
      ...verified(10),
      ...verified(10, { entity: 'component:default/search-indexer' }),
    );
    await look();
    const teams = async (scope: string) =>
      (await listed(`&scope=${scope}`)).map(({ team }) => team?.ref).sort();
    expect(await teams('group:default/engineering')).toEqual([
      CHECKOUT_TEAM,
      SEARCH_TEAM,
    ]);
    expect(await teams(SEARCH_TEAM)).toEqual([SEARCH_TEAM]);
    expect(await teams('group:default/east')).toEqual([]);
    expect(await teams('organisation')).toHaveLength(2);
  });

  it('go on page after page', async () => {
    await told(
      ...verified(10),
      ...verified(10, { entity: 'component:default/search-indexer' }),
    );
    await look();
    const page = async (query: string) =>
      (await outsider().get(`/practice/milestones?limit=1${query}`).expect(200))
        .body;
    const first = await page('');
    const second = await page(`&cursor=${first.page.next}`);
    expect(second.page.next).toBeUndefined();
    expect(
      [first, second].map(({ items }) => items[0].team.ref).sort(),
    ).toEqual([CHECKOUT_TEAM, SEARCH_TEAM]);
  });

  it('are shown of teams that the catalog shows the reader, to whom the policy lets read them', async () => {
    await told(
      ...verified(10),
      ...verified(10, { entity: 'component:default/search-indexer' }),
    );
    const [first, second] = await found();
    policy.set({ 'catalog.entity.read': someEntities });
    hiding.hide([SEARCH_TEAM]);
    expect((await listed()).map(({ team }) => team?.ref)).toEqual([
      CHECKOUT_TEAM,
    ]);
    const hidden = [first, second].find(
      ({ team }) => team?.ref === SEARCH_TEAM,
    );
    await outsider()
      .get(`/practice/milestones/${hidden?.id}/history`)
      .expect(404);
    policy.set({
      [milestoneReadPermission.name]: { result: AuthorizeResult.DENY },
    });
    await outsider().get('/practice/milestones').expect(403);
  });
});
