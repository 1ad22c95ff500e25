import {
  actionItemReadPermission,
  incidentReadPermission,
  LearningFacets,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { aPolicy } from '../__testUtils__/aPolicy';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../postmortems/__testUtils__/toldByWiki';
import {
  CHECKOUT,
  INDEXER,
  people,
} from '../postmortems/__testUtils__/writers';

const QUEUE = 'component:default/queue';
const CHECKOUT_TEAM = 'group:default/checkout-team';
const SEARCH_TEAM = 'group:default/search-team';
const queue = anEntity(QUEUE, {
  owner: SEARCH_TEAM,
  spec: { type: 'Service' },
});
const entities = [
  ...shop,
  { ...queue, metadata: { ...queue.metadata, tags: ['kafka', 'java'] } },
];
const learning = (statement: string, failureMode?: string) => ({
  statement,
  failureMode,
});

eachDatabase('What learnings are narrowed by', (databases, databaseId) => {
  const policy = aPolicy();
  const hiding = aHidingCatalog(entities);
  let portal: Portal;
  const { owner, outsider } = people(() => portal);

  const facets = async (query = '', caller: Caller = outsider()) =>
    (await caller.get(`/learnings/facets?${query}`).expect(200))
      .body as LearningFacets;
  const counted = async (
    facet: keyof LearningFacets,
    query = '',
    caller: Caller = outsider(),
  ) =>
    Object.fromEntries(
      (await facets(query, caller))[facet].map(({ value, count }) => [
        value,
        count,
      ]),
    );
  const listed = async (query: string, caller: Caller = outsider()) => {
    const { body } = await caller
      .get(`/learnings?count=true&${query}`)
      .expect(200);
    const items: readonly { statement: string }[] = body.items;
    expect(body.page.total).toBe(items.length);
    return items.map(({ statement }) => statement).sort();
  };

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      catalog: hiding.catalog,
      features: [policy.factory],
    });
    await portal.refreshCatalog();
    const published = (
      externalId: string,
      incidents: string[],
      layers: string[],
      learnings: object[],
      over: object = {},
    ) => aPostmortemTold(externalId, incidents, layers, { learnings, ...over });
    await tell(portal, [
      anIncidentTold('1', { severity: 'sev1' }),
      anIncidentTold('2', { severity: 'sev2', entities: [{ ref: QUEUE }] }),
      anIncidentTold('3', { entities: [{ ref: INDEXER }] }),
      published(
        'a',
        ['1'],
        ['technology', 'technology', 'process'],
        [learning('Jitter', 'retry-storm'), learning('Budgets', 'Retry storm')],
        { publishedAt: '2025-05-01T09:00:00Z' },
      ),
      published('b', ['2', '1'], ['process'], [learning('Lag', 'dns')], {
        publishedAt: '2026-06-01T09:00:00Z',
      }),
      published('c', ['3'], ['people'], [learning('Names', 'own words')], {
        publishedAt: '2026-07-01T09:00:00Z',
      }),
      published('d', ['3'], ['external'], [learning('Secret', 'secret')], {
        status: 'draft',
        author: 'user:default/owner',
      }),
    ]);
  });
  beforeEach(() => {
    policy.set({});
    hiding.hide([]);
  });
  afterAll(async () => {
    await portal.stop();
  });

  it('is counted, most first, each learning once for each value', async () => {
    expect(await facets()).toEqual({
      failureMode: [
        { value: 'retry-storm', count: 2 },
        { value: 'dns', count: 1 },
        { value: 'own words', count: 1 },
      ],
      layer: [
        { value: 'process', count: 3 },
        { value: 'technology', count: 2 },
        { value: 'people', count: 1 },
      ],
      technology: [
        { value: 'java', count: 1 },
        { value: 'kafka', count: 1 },
        { value: 'service', count: 1 },
      ],
      owner: [
        { value: CHECKOUT_TEAM, count: 3 },
        { value: SEARCH_TEAM, count: 2 },
      ],
      severity: [
        { value: 'sev1', count: 3 },
        { value: 'sev2', count: 1 },
      ],
      year: [
        { value: '2025', count: 2 },
        { value: '2026', count: 2 },
      ],
    });
  });

  it.each([
    ['a layer', 'layer=technology', ['Budgets', 'Jitter']],
    [
      'several layers',
      'layer=technology,people',
      ['Budgets', 'Jitter', 'Names'],
    ],
    ['a tag', 'technology=KAFKA', ['Lag']],
    ['a type', 'technology=service', ['Lag']],
    ['a team', `owner=${SEARCH_TEAM}`, ['Lag', 'Names']],
    ['a severity', 'severity=sev2', ['Lag']],
    ['since when', 'from=2026-06-01T09:00:00Z', ['Lag', 'Names']],
    ['until when', 'to=2026-06-01T09:00:00Z', ['Budgets', 'Jitter']],
    [
      'several of these',
      'layer=process&severity=sev2&technology=java',
      ['Lag'],
    ],
    ['what fits none', 'layer=people&severity=sev1', []],
  ])('narrows them by %s', async (_what, query, expected) => {
    expect(await listed(query)).toEqual(expected);
  });

  it('counts what choosing it would leave, so that another value can be added', async () => {
    const query = 'severity=sev2&scope=organisation';
    expect(await counted('severity', query)).toEqual({ sev1: 3, sev2: 1 });
    expect(await counted('layer', query)).toEqual({ process: 1 });
    expect(await counted('year', 'from=2026-01-01T00:00:00Z')).toEqual({
      2025: 2,
      2026: 2,
    });
    expect(
      await counted('failureMode', 'failureMode=dns&layer=process'),
    ).toEqual({ 'retry-storm': 2, dns: 1 });
  });

  it('says nothing of drafts, to their readers neither', async () => {
    for (const caller of [owner(), outsider(), portal.asService()]) {
      expect(await counted('layer', '', caller)).not.toHaveProperty('external');
      expect(await counted('failureMode', '', caller)).not.toHaveProperty(
        'secret',
      );
    }
  });

  it('says nothing of incidents that a policy hides', async () => {
    policy.set({
      [incidentReadPermission.name]: { result: AuthorizeResult.DENY },
    });
    const { severity, technology, owner: owners, layer } = await facets();
    expect([severity, technology, owners]).toEqual([[], [], []]);
    expect(layer).toHaveLength(3);
    expect(await listed('severity=sev1')).toEqual([]);
    expect(await listed(`owner=${SEARCH_TEAM}`)).toEqual([]);
  });

  it('says nothing of entities that the catalog hides', async () => {
    policy.set({ 'catalog.entity.read': someEntities });
    hiding.hide([QUEUE]);
    expect(await counted('technology')).toEqual({});
    expect(await counted('owner')).toEqual({
      [CHECKOUT_TEAM]: 3,
      [SEARCH_TEAM]: 1,
    });
    expect(await listed('technology=kafka')).toEqual([]);
    expect(await listed(`owner=${SEARCH_TEAM}`)).toEqual(['Names']);
  });

  it('narrows them by when somebody said that they apply, as far as its reader may know where', async () => {
    const { database } = portal;
    const at = '2026-06-01T09:00:00Z';
    const [{ key }] = (await owner().get('/learnings?q=lag').expect(200)).body
      .items;
    const [{ learning_id: learningId }] = await database('learning_record')
      .where('id', Number(key.slice(4)))
      .select('learning_id');
    await database('learning_application').insert({
      learning_id: learningId,
      entity_ref: QUEUE,
      state: 'applies',
      score: 1,
      reasons: '[]',
      note: '',
      matched_at: 0,
      asked_at: 0,
      answered_at: Date.parse(at),
      version: 1,
    });
    expect(await listed(`adoptedFrom=${at}`)).toEqual(['Lag']);
    expect(await listed(`adoptedTo=${at}`)).toEqual([]);
    expect(await listed('adoptedTo=2026-06-02T00:00:00Z')).toEqual(['Lag']);
    policy.set({ 'catalog.entity.read': someEntities });
    hiding.hide([QUEUE]);
    expect(await listed(`adoptedFrom=${at}`)).toEqual([]);
  });

  it('says nothing of an incident that becomes restricted', async () => {
    const { body } = await owner().get('/incidents?severity=sev1').expect(200);
    const [{ key, version }] = body.items;
    const see = (visibility: string, at: number) =>
      owner()
        .patch(`/incidents/${key}`, { visibility })
        .set('If-Match', `"${at}"`)
        .expect(200);
    const after = await see('restricted', version);
    expect(await counted('severity')).toEqual({ sev2: 1 });
    expect(await counted('owner')).toEqual({ [SEARCH_TEAM]: 2 });
    expect(await listed('severity=sev1')).toEqual([]);
    expect(await counted('severity', '', owner())).toEqual({
      sev1: 3,
      sev2: 1,
    });
    await see('everyone', after.body.version);
  });

  it('needs no more than the right to read postmortems', async () => {
    policy.set({
      [actionItemReadPermission.name]: { result: AuthorizeResult.DENY },
    });
    expect((await facets()).layer).toHaveLength(3);
    policy.set({
      'reliability.postmortem.read': { result: AuthorizeResult.DENY },
    });
    await outsider().get('/learnings/facets').expect(403);
  });

  it.each([
    ['layer=nowhere', 'query.layer.0'],
    ['owner=nobody', 'query.owner.0'],
    ['severity=sev9', 'query.severity.0'],
    ['from=yesterday', 'query.from'],
    [`failureMode=${'x,'.repeat(21)}`, 'query.failureMode'],
    ['limit=1', 'query.limit'],
  ])('refuses %s, and says what is wrong', async (query, field) => {
    const { body } = await outsider()
      .get(`/learnings/facets?${query}`)
      .expect(400);
    expect(body.error.details.fields).toMatchObject([{ field }]);
  });

  it('is no way around what nobody may know of', async () => {
    await portal.asNobody().get('/learnings/facets').expect(401);
    expect(await counted('owner', `scope=${CHECKOUT}`)).toEqual({
      [CHECKOUT_TEAM]: 3,
      [SEARCH_TEAM]: 1,
    });
  });
});
