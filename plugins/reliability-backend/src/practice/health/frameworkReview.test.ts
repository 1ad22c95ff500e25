import { Review, ReviewAgenda } from '@afterword/plugin-reliability-common';
import { aPortal, Portal } from '../../__testUtils__/aPortal';
import { eachDatabase } from '../../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../../postmortems/__testUtils__/toldByWiki';
import { aFrameworkSeries } from './__testUtils__/aFrameworkSeries';

const DAY = 86_400_000;
const daysAgo = (days: number) =>
  new Date(Date.now() - days * DAY).toISOString();

eachDatabase('A review of the framework', (databases, databaseId) => {
  let portal: Portal;
  const owner = () => portal.as('user:default/owner');
  const agendaOf = async ({ key }: Review): Promise<ReviewAgenda> =>
    (await owner().get(`/reviews/${key}/agenda`).expect(200)).body;
  const step = async ({ key, version }: Review, to: string): Promise<Review> =>
    (
      await owner()
        .post(`/reviews/${key}/transitions`, { to })
        .set('If-Match', `"${version}"`)
        .expect(200)
    ).body;
  let review: Review;

  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
    await portal.refreshCatalog();
    await tell(portal, [
      anIncidentTold('1', { times: { impactStarted: daysAgo(20) } }),
      aPostmortemTold('a', ['1'], ['process', 'technology'], {
        publishedAt: daysAgo(10),
        author: 'user:default/owner',
      }),
    ]);
    const { body } = await owner()
      .post('/reviews', aFrameworkSeries)
      .expect(201);
    review = body;
  });
  afterAll(async () => {
    await portal.stop();
  });

  it('speaks of how the practice is doing and of the charter, not of what happened', async () => {
    expect(review.kind).toBe('framework');
    const { topics } = await agendaOf(review);
    expect(topics.map(({ kind }) => kind)).toEqual([
      'practice',
      'charter',
      'closing',
    ]);
    const [practice, charter] = topics;
    expect(practice.entries.map(({ title }) => title)).toContain(
      'evidenceShare',
    );
    expect(practice.entries[0].change?.text).toBe('0 of 2 (0–66 %)');
    expect(charter.entries).toEqual([
      expect.objectContaining({
        title: 'v0',
        change: expect.objectContaining({
          text: 'Nobody has adopted it yet.',
        }),
      }),
    ]);
  });

  it('asks what came of the decisions of the one before', async () => {
    const live = await step(review, 'live');
    const { body: decided } = await owner()
      .post(`/reviews/${review.key}/decisions`, { text: 'Ask for evidence' })
      .expect(201);
    expect(decided.version).toBeGreaterThanOrEqual(live.version);
    const closed = await step(decided, 'closed');
    const { body: next } = await owner()
      .get(`/reviews/${closed.after}`)
      .expect(200);
    const { topics } = await agendaOf(next);
    expect(topics[0]).toMatchObject({
      kind: 'decisions',
      entries: [{ title: 'Ask for evidence' }],
    });
  });

  it('stays of its kind', async () => {
    const { body: stored } = await owner()
      .get(`/review-series/${review.series}`)
      .expect(200);
    const { body } = await owner()
      .put(`/review-series/${review.series}`, {
        ...aFrameworkSeries,
        kind: 'reliability',
      })
      .set('If-Match', `"${stored.version}"`)
      .expect(400);
    expect(body.error.details.fields).toEqual([
      expect.objectContaining({ field: 'body.kind' }),
    ]);
  });
});
