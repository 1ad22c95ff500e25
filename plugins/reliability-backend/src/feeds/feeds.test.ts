import {
  Feed,
  FeedKind,
  RESOURCE_TYPE_INCIDENT,
} from '@afterword/plugin-reliability-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { aHidingCatalog, someEntities } from '../__testUtils__/aHidingCatalog';
import { CANARY } from '../__testUtils__/everyOperation';
import { onCondition } from '../__testUtils__/aPolicy';
import { aPortalUnderPolicy } from '../__testUtils__/aPortalUnderPolicy';
import { anEntity, shop } from '../__testUtils__/catalogEntities';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../postmortems/__testUtils__/toldByWiki';
import { aDraft } from '../postmortems/__testUtils__/writers';
import { reviewing, STOREFRONT } from '../reviews/__testUtils__/reviewing';

const CHECKOUT = 'component:default/checkout-api';
/** A moment as calendars write it, to the second. */
const inCalendar = (at: number) =>
  new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
const denied = { result: AuthorizeResult.DENY } as const;

eachDatabase('A feed', (databases, databaseId) => {
  const seen = aHidingCatalog([
    ...shop,
    anEntity('user:default/owner', { memberOf: 'group:default/checkout-team' }),
  ]);
  const { policy, portal } = aPortalUnderPolicy(databases, databaseId, {
    catalog: seen.catalog,
  });
  const { owner, outsider, planned, step, move, get, held } = reviewing(portal);
  const made = async (
    kind: FeedKind = 'reviews',
    scope = STOREFRONT,
  ): Promise<Feed> =>
    (await owner().post('/feed-addresses', { kind, scope }).expect(201)).body;
  /** What a program reads that knows nothing but the address. */
  const read = ({ url }: Feed) => {
    const path = new URL(url ?? '').pathname.replace('/api/reliability', '');
    return portal().asNobody().get(path);
  };
  /** Long lines are folded. */
  const calendar = async (feed: Feed) => {
    const { text } = await read(feed)
      .expect(200)
      .expect('Content-Type', 'text/calendar; charset=utf-8');
    return text.replace(/\r\n /g, '');
  };

  beforeAll(() => portal().refreshCatalog());
  beforeEach(async () => {
    seen.hide([]);
    await portal().database('feed').delete();
    await portal().database('review_series').delete();
  });

  it('tells a calendar of the reviews of a scope, with the page of each', async () => {
    const review = await planned();
    const text = await calendar(await made());
    const start = review.startsAt.replace(/[-:]|\.000/g, '');
    expect(text.split('\r\n')).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        `UID:${review.key}@portal.example.org`,
        'SUMMARY:Storefront review',
        `DTSTART:${start}`,
        'STATUS:CONFIRMED',
        `URL;VALUE=URI:https://portal.example.org/reliability/reviews/${review.key}`,
      ]),
    );
    expect(text).not.toContain('checkout-team');
  });

  it('says nothing of reviews of other scopes, unless it is of all', async () => {
    await planned({ scope: 'organisation', title: 'All of us' });
    expect(await calendar(await made())).not.toContain('All of us');
    await planned();
    const all = await calendar(await made('reviews', 'organisation'));
    expect(all).toContain('SUMMARY:All of us');
    expect(all).toContain('SUMMARY:Storefront review');
  });

  it('moves what was moved and keeps what was cancelled, as the same event with a later sequence', async () => {
    const review = await planned();
    const feed = await made();
    const before = await calendar(feed);
    await move(review, {
      startsAt: new Date(Date.parse(review.startsAt) + 3_600_000).toISOString(),
    }).expect(200);
    const moved = await get(review.key);
    const after = await calendar(feed);
    const uid = `UID:${review.key}@portal.example.org`;
    expect(before).toContain(`${uid}\r\nSEQUENCE:${review.version}\r\n`);
    expect(after).toContain(`${uid}\r\nSEQUENCE:${moved.version}\r\n`);
    expect(after).toContain(
      `DTSTART:${moved.startsAt.replace(/[-:]|\.000/g, '')}`,
    );
    await step(moved, 'cancelled', { reason: 'Holidays' }).expect(200);
    const [event] = (await calendar(feed))
      .split('BEGIN:VEVENT')
      .filter(each => each.includes(uid));
    expect(event).toContain('STATUS:CANCELLED');
    expect(event).not.toContain('Holidays');
  });

  it('tells when a review was held, also where that was not when it was planned', async () => {
    const review = await planned();
    const feed = await made();
    const closed = await held(review);
    const [event] = (await calendar(feed))
      .split('BEGIN:VEVENT')
      .filter(each => each.includes(`UID:${review.key}@`));
    const began = Date.parse(closed.startedAt ?? '');
    expect(began).toBeLessThan(Date.parse(review.startsAt));
    expect(event).toContain(`DTSTART:${inCalendar(began)}`);
    // It lasted less than a minute, which calendars would not show.
    expect(event).toContain(`DTEND:${inCalendar(began + 60_000)}`);
  });

  it('is not sent again to whoever has it', async () => {
    await planned();
    const feed = await made();
    const { headers } = await read(feed).expect(200);
    await read(feed).set('If-None-Match', headers.etag).expect(304);
  });

  it('tells news of what was learned, in words that cannot be markup', async () => {
    await tell(portal(), [
      anIncidentTold('feed-1'),
      aPostmortemTold('feed-a', ['feed-1'], [], {
        learnings: [
          {
            statement: 'Retries <need> jitter & a budget',
            helped: '<script>alert(1)</script>',
          },
        ],
      }),
    ]);
    const { text } = await read(await made('learnings', CHECKOUT))
      .expect(200)
      .expect('Content-Type', 'application/atom+xml; charset=utf-8');
    expect(text).toContain(
      '<title type="html"><![CDATA[Retries &lt;need&gt; jitter &amp; a budget]]></title>',
    );
    expect(text).not.toContain('<script>');
    expect(text).toContain('https://portal.example.org/reliability/learnings/');
  });

  it('tells news of what was reached, and takes back what is so no longer', async () => {
    await tell(portal(), [
      anIncidentTold('feed-3'),
      aPostmortemTold('feed-c', ['feed-3'], [], {}),
    ]);
    await portal().triggerTask('reliability:find-milestones');
    const feed = await made('milestones', 'organisation');
    const reached = /checkout-team has published its first postmortem/;
    expect((await read(feed).expect(200)).text).toMatch(reached);
    await portal().database('milestone').update({ state: 'withdrawn' });
    expect((await read(feed).expect(200)).text).not.toMatch(reached);
  });

  it('tells nothing of a draft', async () => {
    const draft = await aDraft(owner());
    await owner()
      .post(`/postmortems/${draft.key}/learnings`, { statement: CANARY })
      .expect(201);
    const feed = await made('learnings', 'organisation');
    const { text } = await read(feed).expect(200);
    expect(text).not.toContain(CANARY);
  });

  it('is one for each person, kind and scope, and listed to its owner alone with its address', async () => {
    const first = await made();
    expect(await made()).toEqual(first);
    await made('learnings');
    const { body } = await owner()
      .get('/feed-addresses?count=true')
      .expect(200);
    expect(body).toMatchObject({
      items: [{ kind: 'learnings' }, first],
      page: { total: 2 },
    });
    expect((await outsider().get('/feed-addresses')).body.items).toEqual([]);
  });

  it('is seen by who administers feeds without its address', async () => {
    const feed = await made();
    const everybody = '/feed-addresses?everybody=true';
    const { body } = await outsider().get(everybody).expect(200);
    expect(body.items).toEqual([{ ...feed, url: null }]);
    policy.set({ 'reliability.feed.administer': denied });
    await outsider().get(everybody).expect(403);
  });

  it('is gone for good once it is revoked, also when it is made anew', async () => {
    const feed = await made();
    policy.set({ 'reliability.feed.administer': denied });
    await outsider().delete(`/feed-addresses/${feed.id}`).expect(404);
    await owner().delete(`/feed-addresses/${feed.id}`).expect(204);
    await owner().delete(`/feed-addresses/${feed.id}`).expect(404);
    await read(feed).expect(404);
    const again = await made();
    expect(again.url).not.toBe(feed.url);
    await read(feed).expect(404);
  });

  it('is at no address that was made up, nor at that of another form', async () => {
    const feed = await made();
    const [, id, signature] =
      /(\d+)\.([\w-]+)\.ics$/.exec(feed.url ?? '') ?? [];
    const forged = [
      `${Number(id) + 1}.${signature}.ics`,
      `${id}.${signature}.atom`,
      `${id}.${'A'.repeat(43)}.ics`,
      `${id}.${signature.slice(1)}.ics`,
      `${id}.ics`,
      'x',
      '%00',
    ];
    for (const name of forged) {
      await portal().asNobody().get(`/feeds/${name}`).expect(404);
    }
    await portal().asNobody().get('/feed-addresses').expect(401);
  });

  it('is made of what its maker may read whole', async () => {
    const ask = (kind: string, scope = STOREFRONT) =>
      owner().post('/feed-addresses', { kind, scope });
    policy.set({ 'reliability.review.read': denied });
    await ask('reviews').expect(403);
    policy.set({ 'catalog.entity.read': someEntities });
    await ask('reviews').expect(201);
    await ask('reviews', 'organisation').expect(403);
    await ask('learnings').expect(403);
    seen.hide([STOREFRONT]);
    const { body } = await ask('reviews').expect(400);
    expect(body.error.details.fields).toEqual([
      { field: 'body.scope', problem: 'is not known to the catalog' },
    ]);
    policy.set({
      'reliability.incident.read': onCondition(
        RESOURCE_TYPE_INCIDENT,
        'HAS_KIND',
        ['incident'],
      ),
    });
    await ask('learnings').expect(403);
    policy.set({ 'reliability.feed.create': denied });
    await ask('reviews').expect(403);
  });
});
