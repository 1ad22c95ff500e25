import { aPortal, Caller, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  CHECKOUT,
  discard,
  INDEXER,
  patch,
  people,
  review,
  step,
  write,
} from './__testUtils__/writers';

eachDatabase('The list of postmortems', (databases, databaseId) => {
  let portal: Portal;
  const { owner, outsider, newcomer } = people(() => portal);
  const keys = new Map<string, string>();

  /** A few, each with a title of its own: one is in review, one has no incident, one is about the search. */
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
    const add = async (title: string, over: object, caller = owner()) => {
      const draft = await aDraft(caller, { title, ...over });
      keys.set(title, draft.key);
      return draft;
    };
    for (const [index, title] of ['Delta', 'alpha', 'Élan', 'beta'].entries()) {
      const incident = await anIncident(owner(), {
        times: { impactStarted: `2026-0${index + 1}-10T00:00:00Z` },
        entities: [{ ref: title === 'beta' ? INDEXER : CHECKOUT }],
        severity: `sev${index + 1}`,
      });
      await add(title, {
        incidents: [incident.key],
        participants: title === 'alpha' ? ['user:default/newcomer'] : [],
      });
    }
    const free = await add('Without an incident', {});
    const { body } = await patch(owner(), free, {
      reviewers: ['user:default/newcomer'],
    });
    await step(owner(), body, 'inReview').expect(200);
    await add('Somebody else’s', {}, outsider());
  });
  afterAll(async () => {
    await portal.stop();
  });

  const titles = async (query: string, caller: Caller = owner()) => {
    const { body } = await caller.get(`/postmortems?${query}`).expect(200);
    return body.items.map(({ title }: { title: string }) => title);
  };

  it.each([
    ['-started', ['Without an incident', 'beta', 'Élan', 'alpha', 'Delta']],
    ['started', ['Delta', 'alpha', 'Élan', 'beta', 'Without an incident']],
    ['-updated', ['Without an incident', 'beta', 'Élan', 'alpha', 'Delta']],
    ['title', ['alpha', 'beta', 'Delta', 'Élan', 'Without an incident']],
  ])('is sorted by %s', async (sort, expected) => {
    expect(await titles(`sort=${sort}`)).toEqual(expected);
  });

  it.each(['-started', 'started', '-updated', 'title'])(
    'pages by %s without losing or repeating one',
    async sort => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await owner()
          .get('/postmortems')
          .query({ limit: 2, sort, count: 'true', ...(cursor && { cursor }) })
          .expect(200);
        seen.push(...body.items.map(({ key }: { key: string }) => key));
        expect(body.page.total).toBe(5);
        cursor = body.page.next;
      } while (cursor);
      expect(new Set(seen).size).toBe(5);
      expect(seen).toHaveLength(5);
    },
  );

  it('is filtered by scope, status, incident, time and words', async () => {
    expect(await titles(`scope=${INDEXER}`)).toEqual(['beta']);
    expect(await titles('scope=group:default/search-team')).toEqual(['beta']);
    expect(await titles('scope=system:buying&sort=title')).toEqual([
      'alpha',
      'Delta',
      'Élan',
    ]);
    expect(await titles('scope=organisation')).toHaveLength(5);
    expect(await titles('status=inReview,published')).toEqual([
      'Without an incident',
    ]);
    expect(await titles('q=ELAN')).toEqual(['Élan']);
    expect(await titles('q=%25')).toEqual([]);
    const { body } = await owner().get(`/postmortems/${keys.get('alpha')}`);
    expect(await titles(`incident=${body.incidents[0].key}`)).toEqual([
      'alpha',
    ]);
    expect(
      await titles('from=2026-02-10T00:00:00Z&to=2026-03-10T00:00:00Z'),
    ).toEqual(['alpha']);
  });

  it('is filtered by when they were published', async () => {
    const id = Number((keys.get('alpha') ?? '').slice(3));
    const at = '2026-06-01T09:00:00Z';
    await portal
      .database('postmortem')
      .where({ id })
      .update({ published_at: Date.parse(at) });
    expect(await titles(`publishedFrom=${at}`)).toEqual(['alpha']);
    expect(await titles(`publishedTo=${at}`)).toEqual([]);
    expect(await titles('publishedTo=2026-06-02T00:00:00Z')).toEqual(['alpha']);
    await portal
      .database('postmortem')
      .where({ id })
      .update({ published_at: null });
  });

  it('is filtered by a key', async () => {
    const key = keys.get('beta') ?? '';
    expect(await titles(`q=${key}`)).toEqual(['beta']);
    expect(await titles(`q=${key.toLowerCase()}&scope=${INDEXER}`)).toEqual([
      'beta',
    ]);
    expect(await titles(`q=${key}&scope=${CHECKOUT}`)).toEqual([]);
    expect(await titles('q=PM-99999')).toEqual([]);
  });

  it('is filtered by whose review they wait for, until that is there, and again once it is of an earlier text', async () => {
    const title = 'Waits for a review';
    const { key } = await aDraft(owner(), { title });
    const isNow = async (caller = owner()) =>
      (await caller.get(`/postmortems/${key}`).expect(200)).body;
    const toReview = (caller: Caller) => titles('toReview=me', caller);
    const reviewers = ['group:default/search-team', 'user:default/owner'];
    await patch(owner(), await isNow(), { reviewers }).expect(200);
    expect(await toReview(outsider())).toEqual([]);
    await step(owner(), await isNow(), 'inReview').expect(200);
    expect(await toReview(outsider())).toEqual([title]);
    expect(await toReview(newcomer())).toEqual(['Without an incident']);
    expect(await toReview(owner())).toEqual([]);
    expect(await toReview(portal.asService())).toEqual([]);

    await review(outsider(), await isNow(outsider())).expect(200);
    expect(await toReview(outsider())).toEqual([]);
    await write(owner(), key, 'detection', 'Support told us.').expect(200);
    expect(await toReview(outsider())).toEqual([title]);
    await owner().get('/postmortems?toReview=user:default/owner').expect(400);

    await step(owner(), await isNow(), 'draft').expect(200);
    await discard(owner(), await isNow()).expect(204);
  });

  it('is filtered by who has a part in them', async () => {
    expect(await titles('person=me&sort=title')).toHaveLength(5);
    expect(await titles('person=user:newcomer&sort=title')).toEqual([
      'alpha',
      'Without an incident',
    ]);
    expect(await titles('person=me&sort=title', newcomer())).toEqual([
      'alpha',
      'Without an incident',
    ]);
    expect(await titles('person=me', portal.asService())).toEqual([]);
  });

  it('tells ideas from promises', async () => {
    const key = keys.get('alpha');
    for (const title of ['An idea', 'Another one']) {
      await owner()
        .post('/action-items', { title, postmortem: key })
        .expect(201);
    }
    const { body } = await owner().get(`/postmortems?q=${key}`).expect(200);
    expect(body.items[0].commitments).toEqual({
      candidates: 2,
      total: 0,
      verified: 0,
      open: 0,
    });
  });

  it('stands where its timeline begins while no incident says when it began', async () => {
    const caller = outsider();
    const found = async () => {
      const { body } = await caller.get('/postmortems?sort=started');
      return body.items.map(
        ({ title, startedAt, toldFrom }: Record<string, string>) =>
          `${title} ${startedAt ?? toldFrom ?? 'nothing'}`,
      );
    };
    const tell = (key: string, at: string | null) =>
      caller
        .post(`/postmortems/${key}/timeline`, { at, text: 'Support called' })
        .expect(201);
    const incident = await anIncident(caller, {
      entities: [{ ref: INDEXER }],
      times: {},
    });
    const told = await aDraft(caller, {
      title: 'Told',
      incidents: [incident.key],
    });
    await tell(told.key, null);
    expect((await found()).at(-1)).toBe('Told nothing');

    await tell(told.key, '2019-11-29T11:00:00Z');
    await tell(told.key, '2019-11-29T10:00:00Z');
    expect((await found())[0]).toBe('Told 2019-11-29T10:00:00Z');
    const { body: ofEntity } = await caller.get(
      `/postmortems?scope=${INDEXER}&sort=started`,
    );
    expect(ofEntity.items[0].title).toBe('Told');

    await caller
      .put(`/incidents/${incident.key}/times/detected`, {
        at: '2020-06-01T00:00:00Z',
      })
      .set('If-Match', '"1"')
      .expect(200);
    expect((await found())[0]).toBe('Told 2020-06-01T00:00:00Z');
  });

  it('names every bad filter', async () => {
    const { body } = await owner()
      .get('/postmortems?sort=rank&status=lost&from=yesterday&blame=me')
      .expect(400);
    expect(
      body.error.details.fields.map(({ field }: { field: string }) => field),
    ).toEqual(
      expect.arrayContaining([
        'query.sort',
        'query.status.0',
        'query.from',
        'query.blame',
      ]),
    );
  });

  it('goes out whole as CSV', async () => {
    const { text } = await owner().get('/postmortems.csv?sort=title');
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toContain('key,title,status,severity,started');
    expect(lines[1]).toContain(
      `${keys.get('alpha')},alpha,draft,sev2,2026-02-10T00:00:00Z`,
    );
  });
});
