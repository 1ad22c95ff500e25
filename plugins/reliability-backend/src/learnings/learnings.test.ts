import {
  postmortemReadPermission,
  RESOURCE_TYPE_POSTMORTEM,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy, onCondition } from '../__testUtils__/aPolicy';
import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
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

const told = (
  externalId: string,
  incidents: readonly string[],
  learnings: readonly object[],
  over: object = {},
) => aPostmortemTold(externalId, incidents, [], { learnings, ...over });

eachDatabase('The list of learnings', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  const { owner, outsider } = people(() => portal);
  const keys = new Map<string, string>();
  const listed = async (query: string, caller: Caller = outsider()) => {
    const { body } = await caller
      .get(`/learnings?count=true&${query}`)
      .expect(200);
    const items: readonly { statement: string }[] = body.items;
    expect(body.page.total).toBe(items.length);
    return items.map(({ statement }) => statement);
  };

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
    });
    await portal.refreshCatalog();
    const records = [
      anIncidentTold('1'),
      anIncidentTold('2', { entities: [{ ref: INDEXER }] }),
      anIncidentTold('3', { entities: [{ ref: 'component:default/gone' }] }),
      told(
        'a',
        ['1', '2'],
        [
          {
            statement: 'Jitter',
            failureMode: 'retry-storm',
            appliesTo: 'Whatever calls a shared service',
            helped: 'A café-sized budget',
            didNotHelp: '100 % longer timeouts',
          },
          { statement: 'Budgets', failureMode: 'retry-storm' },
        ],
        { publishedAt: '2026-05-01T09:00:00Z' },
      ),
      told('b', ['3'], [{ statement: 'Names', failureMode: 'dns' }], {
        publishedAt: '2026-06-01T09:00:00Z',
        author: 'user:default/owner',
      }),
      told('c', ['1'], [{ statement: 'Secret' }], {
        status: 'draft',
        publishedAt: '2026-07-01T09:00:00Z',
        author: 'user:default/owner',
      }),
    ];
    const sent = await tell(portal, records);
    records.forEach(({ externalId }, index) =>
      keys.set(externalId, sent[index]),
    );
  });
  beforeEach(() => policy.set({}));
  afterAll(async () => {
    await portal.stop();
  });

  it('says where each was learned and what it is about, what was published last first', async () => {
    const { body } = await outsider().get('/learnings').expect(200);
    expect(body).toEqual({
      items: [
        expect.objectContaining({
          statement: 'Names',
          entities: [{ ref: 'component:default/gone', known: false }],
        }),
        expect.objectContaining({ statement: 'Budgets' }),
        {
          id: expect.any(String),
          key: expect.stringMatching(/^LRN-\d+$/),
          statement: 'Jitter',
          failureMode: 'retry-storm',
          appliesTo: 'Whatever calls a shared service',
          helped: 'A café-sized budget',
          didNotHelp: '100 % longer timeouts',
          state: 'stands',
          version: 1,
          postmortem: { key: keys.get('a'), title: 'Why a' },
          entities: [
            { ref: CHECKOUT, known: true },
            { ref: INDEXER, known: true },
          ],
          publishedAt: '2026-05-01T09:00:00Z',
        },
      ],
      page: {},
    });
  });

  it('has none of a draft, not for its author either', async () => {
    for (const caller of [owner(), outsider(), portal.asService()]) {
      expect(await listed('', caller)).toEqual(['Names', 'Budgets', 'Jitter']);
      expect(await listed('q=secret', caller)).toEqual([]);
      expect(await listed(`q=${keys.get('c')}`, caller)).toEqual([]);
    }
  });

  it.each([
    ['what it says', 'q=JITTER', ['Jitter']],
    ['where it applies', 'q=shared%20%20service', ['Jitter']],
    ['what helped', 'q=cafe', ['Jitter']],
    ['what did not', 'q=100%20%25', ['Jitter']],
    ['a word of none', 'q=jittery', []],
    ['a failure mode', 'failureMode=retry-storm', ['Budgets', 'Jitter']],
    [
      'another word for it',
      'failureMode=Retry%20amplification',
      ['Budgets', 'Jitter'],
    ],
    [
      'several failure modes',
      'failureMode=retry-storm,dns',
      ['Names', 'Budgets', 'Jitter'],
    ],
    ['an entity', `scope=${INDEXER}`, ['Budgets', 'Jitter']],
    ['a team', 'scope=group:default/checkout-team', ['Budgets', 'Jitter']],
    ['all', 'scope=organisation', ['Names', 'Budgets', 'Jitter']],
    ['several of these', `scope=${CHECKOUT}&q=budgets`, ['Budgets']],
  ])('is narrowed by %s', async (_what, query, expected) => {
    expect(await listed(query)).toEqual(expected);
  });

  it('is narrowed by the key of a postmortem', async () => {
    expect(await listed(`q=${keys.get('b')}`)).toEqual(['Names']);
  });

  it('is narrowed by the key of a learning', async () => {
    const { body } = await outsider().get('/learnings?q=budgets').expect(200);
    const [{ key }] = body.items;
    expect(await listed(`q=${key.toLowerCase()}`)).toEqual(['Budgets']);
    expect(await listed('q=LRN-999')).toEqual([]);
  });

  it('pages without losing or repeating one', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await outsider()
        .get('/learnings')
        .query({ limit: 1, count: 'true', ...(cursor && { cursor }) })
        .expect(200);
      seen.push(
        ...body.items.map((item: { statement: string }) => item.statement),
      );
      expect(body.page.total).toBe(3);
      cursor = body.page.next;
    } while (cursor);
    expect(seen).toEqual(['Names', 'Budgets', 'Jitter']);
  });

  it.each([
    ['limit=0', 'query.limit'],
    ['limit=201', 'query.limit'],
    ['cursor=x', 'query.cursor'],
    ['scope=nothing', 'query.scope'],
    [`failureMode=${'x'.repeat(101)}`, 'query.failureMode.0'],
    [`q=${'x'.repeat(201)}`, 'query.q'],
    ['mode=dns', 'query.mode'],
  ])('refuses %s, and says what is wrong', async (query, field) => {
    const { body } = await outsider().get(`/learnings?${query}`).expect(400);
    expect(body.error.details.fields).toMatchObject([{ field }]);
  });

  it('leaves out what a policy hides, of its counts and names too', async () => {
    const read = postmortemReadPermission.name;
    policy.set({
      [read]: onCondition(RESOURCE_TYPE_POSTMORTEM, 'IS_PARTICIPANT', [
        'user:default/owner',
      ]),
    });
    expect(await listed('')).toEqual(['Names']);
    expect(await listed(`q=${keys.get('a')}`)).toEqual([]);
    policy.set({ [read]: { result: AuthorizeResult.DENY } });
    await outsider().get('/learnings').expect(403);
    policy.set({
      'reliability.incident.read': { result: AuthorizeResult.DENY },
    });
    const { body } = await outsider().get('/learnings').expect(200);
    expect(
      body.items.map(({ entities }: { entities: object[] }) => entities),
    ).toEqual([[], [], []]);
  });

  it('is saved whole', async () => {
    const { text } = await outsider().get('/learnings.csv').expect(200);
    const [head, first, ...rest] = text.trim().split('\r\n');
    expect(head).toBe(
      'key,statement,failureMode,appliesTo,helped,didNotHelp,postmortem,title,entities,published,state',
    );
    expect(first).toMatch(/^LRN-\d+,/);
    expect(first.replace(/^LRN-\d+,/, '')).toBe(
      `Names,dns,,,,${keys.get(
        'b',
      )},Why b,component:default/gone,2026-06-01T09:00:00Z,stands`,
    );
    expect(rest).toHaveLength(2);
    const ndjson = await outsider()
      .get('/learnings.ndjson?failureMode=dns')
      .buffer(true)
      .expect(200);
    expect(JSON.parse(ndjson.text)).toMatchObject({ statement: 'Names' });
  });
});
