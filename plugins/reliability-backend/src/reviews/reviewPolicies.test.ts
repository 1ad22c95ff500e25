import {
  RESOURCE_TYPE_REVIEW,
  reviewReadPermission,
  ReviewSummary,
  reviewUpdatePermission,
} from '@afterword/plugin-reliability-common';
import { onCondition } from '../__testUtils__/aPolicy';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  CHECKOUT_TEAM,
  reviewing,
  SEARCH_TEAM,
  STOREFRONT,
  weekly,
} from './__testUtils__/reviewing';

const BUYING = 'system:default/buying';

const only = (rule: string, ...values: readonly string[]) =>
  onCondition(RESOURCE_TYPE_REVIEW, rule, values);
/** Of reviews those of the reader's own teams, and those that they take part in. */
const own = only('IS_ENTITY_OWNER', 'user:default/owner', CHECKOUT_TEAM);

eachDatabase('A policy about reviews', (databases, databaseId) => {
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId);
  const { owner, get, step, planned, held, decide, agenda, note } =
    reviewing(portal);
  const nobody = { pool: [], participants: [] };

  beforeAll(() => portal().refreshCatalog());
  beforeEach(() => portal().database('review_series').delete());

  const reads = (decision = own) =>
    policy.set({ [reviewReadPermission.name]: decision });
  const changes = (decision = own) =>
    policy.set({ [reviewUpdatePermission.name]: decision });
  const listed = async (path = '/reviews?count=true') => {
    const { body } = await owner().get(path).expect(200);
    return body as {
      items: ReviewSummary[];
      page: { next?: string; total?: number };
    };
  };

  it('leaves of lists, counts and exports the reviews of own teams, page by page', async () => {
    const mine: string[] = [];
    for (const scope of [CHECKOUT_TEAM, SEARCH_TEAM, BUYING, STOREFRONT]) {
      const first = await planned({ scope, ...nobody });
      const second = await planned({ scope, ...nobody });
      if (scope === CHECKOUT_TEAM || scope === BUYING) {
        mine.push(first.key, second.key);
      }
    }
    reads();
    const found: string[] = [];
    let cursor = '';
    do {
      const { items, page } = await listed(
        `/reviews?limit=1&count=true${cursor && `&cursor=${cursor}`}`,
      );
      expect(page.total).toBe(4);
      expect(items).toHaveLength(1);
      found.push(...items.map(({ key }) => key));
      cursor = page.next ?? '';
    } while (cursor);
    expect(found.sort()).toEqual(mine.sort());
    const { text } = await owner().get('/reviews.ndjson').expect(200);
    expect(text.trim().split('\n')).toHaveLength(4);
    const { text: csv } = await owner().get('/reviews.csv').expect(200);
    expect(csv.trim().split('\n')).toHaveLength(5);
  });

  it('says of what it hides the same as of what is not there', async () => {
    const { key, series, version } = await planned({
      scope: SEARCH_TEAM,
      ...nobody,
    });
    reads();
    for (const path of ['', '/agenda', '/minutes', '/history']) {
      await owner().get(`/reviews/${key}${path}`).expect(404);
    }
    await owner().get(`/review-series/${series}`).expect(404);
    await step({ key, version }, 'live').expect(404);
    await note(key, 'closing', 'Hidden').expect(404);
    await decide(key, 'Hidden').expect(404);
    await owner()
      .put(`/review-series/${series}`, weekly)
      .set('If-Match', '"1"')
      .expect(404);
    expect((await listed()).page.total).toBe(0);
  });

  it('leaves those who take part what they take part in: who leads, can lead, was there or is to come', async () => {
    const leading = await planned({ scope: SEARCH_TEAM });
    reads(only('IS_PARTICIPANT', CHECKOUT_TEAM));
    expect((await get(leading.key)).facilitation.ref).toBe(CHECKOUT_TEAM);
    reads(only('IS_PARTICIPANT', 'user:default/newcomer'));
    await get(leading.key);
    reads(only('IS_PARTICIPANT', 'user:default/outsider'));
    await owner().get(`/reviews/${leading.key}`).expect(404);
  });

  it('lets somebody see what they may not change, and offers them no change', async () => {
    const hers = await planned({ scope: SEARCH_TEAM, ...nobody });
    const mine = await planned({ scope: CHECKOUT_TEAM, ...nobody });
    changes();
    expect(await get(hers.key)).toMatchObject({ editable: false });
    expect(await get(mine.key)).toMatchObject({ editable: true });
    await step(hers, 'live').expect(403);
    await note(hers.key, 'closing', 'A note').expect(403);
    await decide(hers.key, 'A decision').expect(403);
    const { body } = await owner()
      .get(`/review-series/${hers.series}`)
      .expect(200);
    expect(body.editable).toBe(false);
    await owner()
      .put(`/review-series/${hers.series}`, { ...weekly, scope: SEARCH_TEAM })
      .set('If-Match', '"1"')
      .expect(403);
    await owner()
      .post(`/review-series/${hers.series}/transitions`, {
        to: 'ended',
        reason: 'No more',
      })
      .set('If-Match', '"1"')
      .expect(403);
    await step(mine, 'live').expect(200);
  });

  it('shows whoever sets a series up its first review, whatever others they may read', async () => {
    reads();
    const send = () =>
      owner()
        .post('/reviews', { ...weekly, ...nobody, scope: SEARCH_TEAM })
        .set('Idempotency-Key', 'once');
    const { body } = await send().expect(201);
    expect(body.scope).toBe(SEARCH_TEAM);
    await send().expect(404);
    await owner().get(`/reviews/${body.key}`).expect(404);
  });

  it('names no hidden review beside one, nor as the next of its series', async () => {
    const first = await held(await planned({ scope: CHECKOUT_TEAM }));
    expect(first.after).toEqual(expect.any(String));
    reads(only('HAS_STATUS', 'closed'));
    expect(await get(first.key)).toMatchObject({ before: null, after: null });
    const { body } = await owner()
      .get(`/review-series/${first.series}`)
      .expect(200);
    expect(body.next).toBeNull();
  });

  it('keeps decisions of hidden reviews off the agendas above, below and after them', async () => {
    const below = await planned({ scope: SEARCH_TEAM, ...nobody });
    await decide(below.key, 'Hidden below').expect(201);
    await held(await get(below.key));
    const mine = await planned({ scope: CHECKOUT_TEAM, ...nobody });
    await decide(mine.key, 'Seen below').expect(201);
    await held(await get(mine.key));
    const above = await planned({ scope: 'organisation', ...nobody });
    const told = async () => {
      const { topics } = await agenda(above);
      return topics
        .filter(({ kind }) => kind === 'below')
        .map(({ entries, more }) => [entries.map(({ title }) => title), more]);
    };
    expect(await told()).toEqual([[['Seen below', 'Hidden below'], 0]]);
    reads(only('CONCERNS_ENTITY', 'organisation', CHECKOUT_TEAM));
    expect(await told()).toEqual([[['Seen below'], 0]]);
  });

  it('tells nothing of last time where that is hidden', async () => {
    const first = await planned({ scope: CHECKOUT_TEAM });
    await decide(first.key, 'Decided last time').expect(201);
    const { after } = await held(await get(first.key));
    const next = await get(after ?? '');
    const topics = async () =>
      (await agenda(next)).topics.map(({ kind }) => kind);
    expect(await topics()).toContain('decisions');
    reads(only('HAS_STATUS', 'planned'));
    expect(await topics()).not.toContain('decisions');
  });
});
