import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { mockCredentials } from '@backstage/backend-test-utils';
import { aPortal, Portal } from '../../__testUtils__/aPortal';
import { eachDatabase } from '../../__testUtils__/eachDatabase';

/** Orders of lists as they are signed. */
const byStart = 'incident.sort_at:desc,incident.id:desc';
const byTitle = 'incident.search_text:asc,incident.id:asc';
const byRevision =
  'postmortem_revision.at:desc,postmortem_revision.number:desc';

eachDatabase('A request', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const owner = () => portal.as('user:default/owner');
  const fieldsOf = (body: {
    error: { details?: { fields?: { field: string }[] } };
  }) => (body.error.details?.fields ?? []).map(({ field }) => field);

  it('may be compressed, up to what it is when it is not', async () => {
    const send = (body: string | Uint8Array<ArrayBuffer>) =>
      fetch(`${portal.url}/incidents`, {
        method: 'POST',
        headers: {
          Authorization: mockCredentials.user.header('user:default/owner'),
          'Content-Type': 'application/json',
          'Content-Encoding': 'gzip',
        },
        body,
      });
    const zipped = (body: object) => send(gzipSync(JSON.stringify(body)));
    expect((await zipped({ title: 'Small' })).status).toBe(201);
    const bomb = { title: 'Bomb', summary: ' '.repeat(20_000_000) };
    expect((await zipped(bomb)).status).toBe(413);
    const answer = await send('no gzip at all');
    expect(answer.status).toBe(400);
    expect(fieldsOf(await answer.json())).toEqual(['body']);
  });

  it.each([
    [
      'names that are long',
      `{"${'k'.repeat(200_000)}":[${'{"__proto__":1},'.repeat(1_000)}1]}`,
    ],
    [
      'more fields than are listed',
      `{${Array.from({ length: 50_000 }, (_, i) => `"f${i}":1`)}}`,
    ],
    [
      'more entries than any list takes',
      `{"title":"T","entities":[${'1,'.repeat(50_000)}1]}`,
    ],
    [
      'more than is looked at',
      `{"title":"T","entities":[${'1,'.repeat(400_000)}1]}`,
    ],
  ])('with %s is told some of what is wrong, in few words', async (_, text) => {
    const { body } = await owner()
      .post('/incidents')
      .set('Content-Type', 'application/json')
      .send(text)
      .expect(400);
    expect(fieldsOf(body).length).toBeGreaterThan(0);
    expect(JSON.stringify(body).length).toBeLessThan(50_000);
  });

  it.each([
    ['limit=0', 'query.limit'],
    ['limit=1e9', 'query.limit'],
    ['limit=-5', 'query.limit'],
    ['limit=1&limit=2', 'query.limit'],
    ['nonsense=1', 'query.nonsense'],
    ['cursor=x', 'query.cursor'],
    ['cursor=a.b.c', 'query.cursor'],
    ['q=%00', 'query.q'],
    ['type=%00', 'query.type.0'],
    ['dimension=a:%00', 'query.dimension.0'],
  ])('with %s is told which field is wrong', async (query, field) => {
    const { body } = await owner().get(`/incidents?${query}`).expect(400);
    expect(fieldsOf(body)).toEqual([field]);
  });

  it('with a name that cannot be kept is told which', async () => {
    const { body } = await owner()
      .post('/incidents')
      .set('Content-Type', 'application/json')
      .send('{"title":"T","dimensions":{"__proto__":"x"}}')
      .expect(400);
    expect(fieldsOf(body)).toEqual(['body.dimensions.__proto__']);
  });

  it('with a cursor that somebody changed is refused', async () => {
    for (const title of ['One', 'Two', 'Three']) {
      await owner().post('/incidents', { title }).expect(201);
    }
    const first = await owner().get('/incidents?limit=1').expect(200);
    const { next } = first.body.page;
    await owner().get(`/incidents?limit=1&cursor=${next}`).expect(200);
    const [signature, content] = next.split('.');
    const other = Buffer.from('[1,{}]').toString('base64url');
    for (const cursor of [
      `${signature}.${other}`,
      `${signature}.${content.slice(0, -2)}`,
      `x${next}`,
      signature,
    ]) {
      const { body } = await owner()
        .get(`/incidents?limit=1&cursor=${cursor}`)
        .expect(400);
      expect(fieldsOf(body)).toEqual(['query.cursor']);
    }
    const { body } = await owner()
      .get(`/incidents?limit=1&sort=title&cursor=${next}`)
      .expect(400);
    expect(fieldsOf(body)).toEqual(['query.cursor']);
  });

  it.each([
    ['/incidents', byStart, 'not json'],
    ['/incidents', byStart, '["x","y"]'],
    ['/incidents', byStart, '[1e308,1]'],
    ['/incidents', byStart, '[1.5,2.5]'],
    ['/incidents', byStart, '[1]'],
    ['/incidents?sort=title', byTitle, '["\\u0000",1]'],
    ['/incidents?sort=title', byTitle, '["\\ud83d",1]'],
    ['/incidents?sort=title', byTitle, '[1,1]'],
    ['/postmortems/PM-1/revisions', byRevision, '[1,2147483648]'],
  ])(
    'for %s with a cursor that somebody signed is refused (%s, %s)',
    async (path, order, content) => {
      await owner().post('/postmortems', { title: 'One' }).expect(201);
      const body = Buffer.from(content).toString('base64url');
      const signature = createHmac('sha256', 'afterword keyset')
        .update(`${order}\n${body}`)
        .digest('base64url')
        .slice(0, 8);
      const answer = await owner()
        .get(path)
        .query({ cursor: `${signature}.${body}` })
        .expect(400);
      expect(fieldsOf(answer.body)).toEqual(['query.cursor']);
    },
  );

  it('with an Idempotency-Key is done once, and another one under it is refused', async () => {
    const create = (title: string, key: string) =>
      owner().post('/incidents', { title }).set('Idempotency-Key', key);
    const { body: first } = await create('Same', 'k-1').expect(201);
    const { body: again } = await create('Same', 'k-1').expect(201);
    expect(again.key).toBe(first.key);
    await create('Other', 'k-1').expect(409);
    const { body } = await create('Same', 'k'.repeat(201)).expect(400);
    expect(fieldsOf(body)).toEqual(['header.Idempotency-Key']);
  });
});
