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

  it.each(['/incidents', `/metrics?scope=${CHECKOUT}`])(
    'is nothing of %s either',
    async path => {
      const first = await owner().get(path).expect(200);
      expect(first.headers['cache-control']).toBe('private, no-store');
      await owner().get(path).set('If-None-Match', '*').expect(200);
      await owner()
        .get(path)
        .set('If-None-Match', first.headers.etag ?? '"1"')
        .expect(200);
    },
  );

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
