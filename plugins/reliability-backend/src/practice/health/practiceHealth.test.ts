import {
  PracticeFigureId,
  PracticeHealth,
  RESOURCE_TYPE_POSTMORTEM,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy, onCondition } from '../../__testUtils__/aPolicy';
import { aPortal, Portal } from '../../__testUtils__/aPortal';
import { anEntity, shop } from '../../__testUtils__/catalogEntities';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../../postmortems/__testUtils__/toldByWiki';
import { CHECKOUT, INDEXER } from '../../postmortems/__testUtils__/writers';

const DAY = 86_400_000;
const now = Date.now();
const daysAgo = (days: number) => new Date(now - days * DAY).toISOString();
const user = (name: string) => `user:default/${name}`;
const member = (name: string, team: string) =>
  anEntity(user(name), { memberOf: `group:default/${team}` });
const evidence = [{ type: 'log', title: 'What the log says' }];

/** A postmortem about an incident of so many days ago, published four days after it. */
const published = (id: string, days: number, over: object = {}) => [
  anIncidentTold(id, { times: { impactStarted: daysAgo(days) } }),
  aPostmortemTold(`p${id}`, [id], [], {
    publishedAt: daysAgo(days - 4),
    author: user('owner'),
    factors: [
      { text: 'Retries', layer: 'technology', evidence },
      { text: 'Handover', layer: 'process' },
    ],
    ...over,
  }),
];

eachDatabase('Practice health', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  const ask = (query = '', who = user('owner')) =>
    portal.as(who).get(`/practice/health?${query}`);
  const read = async (query = '', who?: string): Promise<PracticeHealth> =>
    (await ask(query, who).expect(200)).body;
  const figure = async (id: PracticeFigureId, query = '') =>
    (await read(query)).figures[id];

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
      entities: [
        ...shop,
        member('owner', 'checkout-team'),
        member('colleague', 'checkout-team'),
        member('outsider', 'search-team'),
      ],
    });
    await portal.refreshCatalog();
    const reviewedBy = (name: string) => ({
      reviewers: [user(name)],
      reviews: [{ by: user(name), at: daysAgo(1) }],
    });
    await tell(portal, [
      ...published('1', 80, {
        ...reviewedBy('outsider'),
        facilitator: user('colleague'),
      }),
      ...published('2', 60, {
        ...reviewedBy('colleague'),
        facilitator: user('colleague'),
      }),
      ...published('3', 50, { facilitator: user('colleague') }),
      ...published('4', 40, { facilitator: user('owner') }),
      ...published('5', 30, { facilitator: user('owner') }),
      ...published('6', 20, {
        facilitator: user('owner'),
        participants: [user('outsider')],
      }),
      ...published('7', 200),
      ...published('8', 20, { status: 'draft', publishedAt: null }),
      anIncidentTold('9', {
        kind: 'nearMiss',
        times: { detected: daysAgo(3) },
      }),
      anIncidentTold('10', {
        entities: [{ ref: INDEXER }],
        times: { impactStarted: daysAgo(9) },
      }),
    ]);
  });
  beforeEach(() => policy.set({}));
  afterAll(async () => {
    await portal.stop();
  });

  it('counts what was published in the window, and no draft', async () => {
    expect((await read()).published).toBe(6);
    expect((await read('window=P365D')).published).toBe(7);
    expect((await read('window=P30D')).published).toBe(2);
  });

  it('says how long publishing took, with the interval of a median', async () => {
    expect(await figure('daysToPublish')).toMatchObject({
      state: 'lowConfidence',
      unit: 's',
      value: 4 * 86_400,
      interval: [4 * 86_400, 4 * 86_400],
      n: 6,
      coverage: { known: 6, total: 6 },
      change: null,
    });
    expect(await figure('daysToPublish', 'window=P30D')).toMatchObject({
      state: 'tooFew',
      n: 2,
    });
  });

  it('says how many factors rest on evidence', async () => {
    expect(await figure('evidenceShare')).toMatchObject({
      state: 'lowConfidence',
      k: 6,
      n: 12,
      value: 0.5,
    });
  });

  it('takes a review for one from outside by the groups of whoever reviewed it', async () => {
    expect(await figure('outsideReview')).toMatchObject({ k: 1, n: 6 });
  });

  it('says in how many hands facilitation lies, and names nobody', async () => {
    expect(await figure('facilitatorSpread')).toMatchObject({
      value: 2,
      interval: null,
      n: 6,
    });
    const { text } = await ask().expect(200);
    expect(text).not.toMatch(/user:|group:|outsider|colleague/);
  });

  it('says how many teams took part, and as what', async () => {
    const { figures, breadth } = await read();
    expect(figures.participationBreadth).toMatchObject({ value: 1, n: 6 });
    expect(breadth).toEqual({
      teams: 2,
      roles: { author: 6, facilitator: 6, participant: 1, reviewer: 2 },
    });
  });

  it('says how many near misses were reported, beside incidents', async () => {
    const { figures, reported } = await read();
    expect(reported).toEqual({ nearMisses: 1, incidents: 8 });
    expect(figures.nearMissRate).toMatchObject({ state: 'ok', n: 1 });
    expect(figures.nearMissShare).toMatchObject({ k: 1, n: 9 });
  });

  it('is of a scope, as far as the reader may see that', async () => {
    expect((await read(`scope=${CHECKOUT}`)).published).toBe(6);
    const elsewhere = await read(`scope=${INDEXER}`);
    expect(elsewhere.published).toBe(0);
    expect(elsewhere.figures.daysToPublish.state).toBe('none');
    const unheardOf = await read('scope=component:default/basket');
    expect(unheardOf.figures.daysToPublish.state).toBe('notObserved');
    expect(unheardOf.reported).toBeNull();
  });

  it('counts exactly what a policy leaves its reader', async () => {
    policy.set({
      'reliability.postmortem.read': onCondition(
        RESOURCE_TYPE_POSTMORTEM,
        'IS_PARTICIPANT',
        [user('outsider')],
      ),
    });
    expect((await read()).published).toBe(2);
    policy.set({
      'reliability.postmortem.read': { result: AuthorizeResult.DENY },
    });
    await ask().expect(403);
  });

  it('is saved whole, a line for each figure', async () => {
    const { text } = await portal
      .as(user('owner'))
      .get('/practice/health.csv')
      .expect(200);
    const [head, ...lines] = text.trim().split(/\r?\n/);
    expect(head).toContain('figure,unit,state,value,low,high,n');
    expect(lines).toHaveLength(7);
  });

  it('names what is wrong with what is asked', async () => {
    const { body } = await ask('from=2999-01-01T00:00:00Z').expect(400);
    expect(body.error.details.fields).toEqual([
      expect.objectContaining({ field: 'query.from' }),
    ]);
  });
});
