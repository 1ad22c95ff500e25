import { aPortal, Portal } from './__testUtils__/aPortal';
import { eachDatabase } from './__testUtils__/eachDatabase';
import {
  aDraft,
  anIncident,
  CHECKOUT,
  people,
} from './postmortems/__testUtils__/writers';

eachDatabase('What a browser keeps', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const { owner, outsider } = people(() => portal);

  it('is nothing, so that nobody is shown what another reader of the same version saw', async () => {
    const incident = await anIncident(owner());
    await aDraft(owner(), { incidents: [incident.key] });
    const path = `/incidents/${incident.key}`;
    const seen = await owner().get(path).expect(200);
    expect(seen.headers['cache-control']).toBe('private, no-store');
    expect(seen.headers.etag).toBe('"1"');
    expect(seen.body.postmortems).toHaveLength(1);
    const other = await outsider()
      .get(path)
      .set('If-None-Match', seen.headers.etag)
      .expect(200);
    expect(other.body).toMatchObject({ key: incident.key, postmortems: [] });
  });

  it('is nothing of lists either', async () => {
    const first = await owner().get('/incidents').expect(200);
    expect(first.headers['cache-control']).toBe('private, no-store');
    await owner().get('/incidents').set('If-None-Match', '"1"').expect(200);
  });

  it('holds for refusals too', async () => {
    const answer = await portal
      .as('user:default/owner')
      .get('/incidents/INC-9');
    expect(answer.status).toBe(404);
    expect(answer.headers['cache-control']).toBe('private, no-store');
  });
});

eachDatabase('An ETag', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const { owner } = people(() => portal);

  it('can be sent back as If-Match to where it came from', async () => {
    const { key } = await aDraft(owner());
    const change = (etag: string, title: string) =>
      owner().patch(`/postmortems/${key}`, { title }).set('If-Match', etag);
    const read = await owner().get(`/postmortems/${key}`).expect(200);
    const first = await change(read.headers.etag, 'One').expect(200);
    const second = await change(first.headers.etag, 'Two').expect(200);
    expect(second.body.title).toBe('Two');
  });

  it('is not given where If-Match asks for the version of a part and the answer is the whole', async () => {
    const { key } = await aDraft(owner());
    const at = `/postmortems/${key}`;
    const section = await owner()
      .patch(`${at}/sections/impact`, { text: 'Orders failed' })
      .set('If-Match', '"0"')
      .expect(200);
    const entries = await owner()
      .post(`${at}/timeline`, { at: null, text: 'It failed' })
      .expect(201);
    const [entry] = entries.body.timeline;
    const line = await owner()
      .put(`${at}/timeline/${entry.id}`, { at: null, text: 'It had failed' })
      .set('If-Match', `"${entry.version}"`)
      .expect(200);
    const factors = await owner()
      .post(`${at}/factors`, { text: 'No limit', layer: 'technology' })
      .expect(201);
    const [factor] = factors.body.factors;
    const gone = await owner()
      .delete(`${at}/factors/${factor.id}`)
      .set('If-Match', `"${factor.version}"`)
      .expect(200);
    for (const { headers } of [section, line, gone]) {
      expect(headers).not.toHaveProperty('etag');
    }
  });
});

eachDatabase('Figures that somebody has', (databases, databaseId) => {
  let portal: Portal;
  let asked: string[];
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
    portal.database.on('query', ({ sql }) => asked.push(sql));
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(async () => {
    await portal.stop();
  });
  const { owner, outsider } = people(() => portal);
  const path = `/metrics?scope=${CHECKOUT}&from=2026-01-01T00:00:00Z`;
  const figures = (who = owner()) => ({
    unless: (etag: string) => who.get(path).set('If-None-Match', etag),
  });
  /** Figures hang on the minute: asked again where it ended in between. */
  const again = async (
    test: (etag: string, count: number) => Promise<void>,
  ) => {
    for (;;) {
      const minute = Math.floor(Date.now() / 60_000);
      const { headers, body } = await owner().get(path).expect(200);
      try {
        await test(headers.etag, body.figures.incidents.count ?? 0);
        return;
      } catch (error) {
        if (Math.floor(Date.now() / 60_000) === minute) throw error;
      }
    }
  };
  const anOutage = (over: object = {}) =>
    anIncident(owner(), {
      times: { impactStarted: '2026-02-01T10:00:00Z' },
      ...over,
    });

  it('are not sent again, nor computed', async () => {
    await anOutage();
    await again(async etag => {
      asked = [];
      const { body, headers } = await figures().unless(etag).expect(304);
      expect(body).toEqual({});
      expect(headers.etag).toBe(etag);
      expect(headers['cache-control']).toBe('private, no-cache');
      expect(asked.filter(sql => /_fact|observation/.test(sql))).toEqual([]);
      await figures().unless(`"other", W/${etag}`).expect(304);
      await figures().unless('*').expect(200);
    });
  });

  it('are sent again after every write, whoever sees it', async () => {
    await again(async (etag, count) => {
      await anOutage();
      const { body } = await figures().unless(etag).expect(200);
      expect(body.figures.incidents.count).toBe(count + 1);
    });
    await again(async (etag, count) => {
      await anOutage({ visibility: 'restricted' });
      const { body } = await figures().unless(etag).expect(200);
      expect(body.figures.incidents.count).toBe(count + 1);
    });
  });

  it('are not those of whoever may read something else', async () => {
    await anOutage({ visibility: 'restricted' });
    await again(async (etag, count) => {
      const { body } = await figures(outsider()).unless(etag).expect(200);
      expect(body.figures.incidents.count).toBeLessThan(count);
    });
  });
});
