import { LeadershipReport } from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aPolicy } from '../../__testUtils__/aPolicy';
import { aPortal, Portal } from '../../__testUtils__/aPortal';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../../postmortems/__testUtils__/toldByWiki';
import { CHECKOUT } from '../../postmortems/__testUtils__/writers';

const CANARY = 'Zanzibar';
const user = (name: string) => `user:default/${name}`;
const source = 'wiki';

eachDatabase('A report for leadership', (databases, databaseId) => {
  const policy = aPolicy();
  let portal: Portal;
  const ask = (query = 'quarter=2026-Q3', who = user('owner')) =>
    portal.as(who).get(`/practice/leadership-report?${query}`);
  const read = async (
    query?: string,
    who?: string,
  ): Promise<LeadershipReport> => (await ask(query, who).expect(200)).body;

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId, {
      features: [policy.factory],
    });
    await portal.refreshCatalog();
    const keys = await tell(portal, [
      anIncidentTold('1', {
        times: {
          impactStarted: '2026-08-01T10:00:00Z',
          detected: '2026-08-01T10:05:00Z',
          mitigated: '2026-08-01T11:00:00Z',
        },
      }),
      anIncidentTold('2', {
        kind: 'nearMiss',
        title: 'The queue nearly ran full',
        times: { detected: '2026-07-10T10:00:00Z' },
      }),
      anIncidentTold('3', {
        title: CANARY,
        times: { impactStarted: '2026-08-09T10:00:00Z' },
      }),
      aPostmortemTold('a', ['1'], ['process'], {
        title: 'Why payments failed',
        publishedAt: '2026-08-10T10:00:00Z',
        learnings: [
          {
            statement: 'Retries need jitter. Else they come at once.',
            failureMode: 'retry storm',
          },
        ],
      }),
      aPostmortemTold('b', ['2'], ['process'], {
        publishedAt: '2026-07-20T10:00:00Z',
        learnings: [
          { statement: '*Watch* the queue', failureMode: 'capacity' },
        ],
      }),
      aPostmortemTold('c', ['1'], ['process'], {
        title: CANARY,
        status: 'draft',
        author: user('owner'),
        learnings: [{ statement: CANARY, failureMode: 'retry storm' }],
      }),
      {
        type: 'actionItem',
        source,
        externalId: 'i1',
        title: 'Bound the retry budget',
        entity: CHECKOUT,
        status: 'ineffective',
        due: '2026-08-20',
      },
      {
        type: 'actionItem',
        source,
        externalId: 'i2',
        title: 'Answer for the queue',
        status: 'committed',
        due: '2026-08-21',
        postmortem: { source, externalId: 'b' },
      },
    ]);
    const { body } = await portal
      .as(user('owner'))
      .get(`/incidents/${keys[2]}`)
      .expect(200);
    await portal
      .as(user('owner'))
      .patch(`/incidents/${keys[2]}`, { visibility: 'restricted' })
      .set('If-Match', `"${body.version}"`)
      .expect(200);
  });
  beforeEach(() => policy.set({}));
  afterAll(async () => {
    await portal.stop();
  });

  it('is of a quarter, in sentences and figures with intervals', async () => {
    const report = await read();
    expect(report.title.text).toBe('The organisation in quarter 3 of 2026');
    expect(report.window).toMatchObject({
      from: '2026-07-01T00:00:00Z',
      until: '2026-10-01T00:00:00Z',
    });
    expect(report.sentences.map(({ text }) => text).join(' ')).toContain(
      '2 postmortems were published',
    );
    expect(report.figures.map(({ figure }) => figure)).toContain('incidents');
  });

  it('tells stories in the words of those who wrote them', async () => {
    const { stories } = await read();
    expect(
      stories.map(({ kind, title, quote }) => [kind, title, quote]),
    ).toEqual([
      ['nearMiss', 'The queue nearly ran full', '*Watch* the queue'],
      ['published', 'Why payments failed', 'Retries need jitter.'],
    ]);
  });

  it('asks what is to be decided', async () => {
    const { decisions } = await read();
    const texts = ({ items }: { items: { text: string }[] }) =>
      items.map(({ text }) => text);
    expect(texts(decisions.ineffective)).toEqual(['Bound the retry budget']);
    expect(texts(decisions.ownerless)).toEqual(['Answer for the queue']);
    expect(texts(decisions.undecided)).toEqual([]);
  });

  it('tells the same of a quarter however much came after it, and whatever else is late', async () => {
    const before = await read();
    await tell(
      portal,
      Array.from({ length: 101 }, (_, index) => [
        aPostmortemTold(`later-${index}`, ['1'], ['process'], {
          publishedAt: '2026-10-10T10:00:00Z',
          learnings: [{ statement: 'Later', failureMode: 'capacity' }],
        }),
        {
          type: 'actionItem',
          source,
          externalId: `owned-${index}`,
          title: 'Somebody answers for it',
          owner: 'group:default/checkout-team',
          status: 'committed',
          due: '2026-08-01',
        },
      ]).flat(),
    );
    const after = await read();
    expect(after.stories).toEqual(before.stories);
    expect(after.decisions.ownerless).toEqual(before.decisions.ownerless);
  });

  it('names what reviews decided that has become no action item', async () => {
    const { body: review } = await portal
      .as(user('owner'))
      .post('/reviews', {
        title: 'Weekly',
        scope: CHECKOUT,
        rhythm: {
          repeats: 'once',
          first: '2026-12-01',
          time: '10:00',
          zone: 'UTC',
        },
        length: 60,
        pool: [{ ref: user('owner') }],
      })
      .expect(201);
    const step = async (version: number, to: string) =>
      (
        await portal
          .as(user('owner'))
          .post(`/reviews/${review.key}/transitions`, { to })
          .set('If-Match', `"${version}"`)
          .expect(200)
      ).body;
    const live = await step(review.version, 'live');
    const { body: decided } = await portal
      .as(user('owner'))
      .post(`/reviews/${review.key}/decisions`, { text: 'Ask for a budget' })
      .expect(201);
    expect(decided.key).toBe(live.key);
    await step(decided.version, 'closed');
    const now = new Date();
    const label = `${now.getUTCFullYear()}-Q${
      Math.floor(now.getUTCMonth() / 3) + 1
    }`;
    for (const scope of ['organisation', CHECKOUT]) {
      const { decisions, quarter } = await read(
        `quarter=${label}&scope=${scope}`,
      );
      expect(quarter.isOver).toBe(false);
      expect(decisions.undecided.items).toEqual([
        expect.objectContaining({ key: review.key, text: 'Ask for a budget' }),
      ]);
    }
  });

  it('says nothing confidential, also to those who may read it', async () => {
    for (const query of ['quarter=2026-Q3', 'quarter=2026-Q4']) {
      const { text } = await ask(query).expect(200);
      expect(text).not.toContain(CANARY);
    }
  });

  it('is Markdown in which words do nothing', async () => {
    const { text } = await portal
      .as(user('owner'))
      .get('/practice/leadership-report.md?quarter=2026-Q3')
      .buffer(true)
      .expect(200);
    expect(text).toContain('# The organisation in quarter 3 of 2026');
    expect(text).toContain('“\\*Watch\\* the queue”');
    expect(text).not.toContain(CANARY);
  });

  it('says that there was nothing in a quarter without anything', async () => {
    const report = await read('quarter=2025-Q1');
    expect(report.isEmpty).toBe(true);
    expect(report.sentences.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Nothing was reported and nothing published/),
    ]);
    expect(report.stories).toEqual([]);
  });

  it.each([
    ['2026-Q5', 'must be a quarter such as 2026-Q3'],
    ['2026-10', 'must be a quarter such as 2026-Q3'],
    ['2199-Q1', 'must not be in the future'],
  ])('refuses %s and says why', async (quarter, problem) => {
    const { body } = await ask(`quarter=${quarter}`).expect(400);
    expect(body.error.details.fields).toEqual([
      { field: 'query.quarter', problem },
    ]);
  });

  it('leaves out what a policy hides, and tells the rest', async () => {
    policy.set({
      'reliability.postmortem.read': { result: AuthorizeResult.DENY },
      'reliability.actionItem.read': { result: AuthorizeResult.DENY },
    });
    const report = await read();
    expect(report.practice).toBeNull();
    expect(report.stories).toEqual([]);
    expect(report.decisions.ineffective.items).toEqual([]);
    policy.set({
      'reliability.incident.read': { result: AuthorizeResult.DENY },
    });
    await ask().expect(403);
  });
});
