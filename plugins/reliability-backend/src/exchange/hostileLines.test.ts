import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import type { Report } from './__testUtils__/recordSender';
import { lineOf, MEGABYTE, sendStream } from './__testUtils__/streamed';

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

eachDatabase('A stream of records', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });
  const owner = () => portal.as('user:default/owner');
  const send = (chunks: Iterable<Uint8Array | string>) =>
    sendStream(portal, chunks);
  const outcomes = (reports: readonly Report[]) =>
    reports
      .slice(0, -1)
      .map(({ line, result, errors }) => [
        line,
        result,
        ...(errors ?? []).map(({ field }) => field),
      ]);
  const extraOf = async (externalId: string) => {
    const row = await portal
      .database('incident')
      .where('external_id', externalId)
      .first('extra');
    return JSON.parse(row.extra);
  };

  it('is read as it is meant: a mark, CRLF, blank lines, keys twice, keys that objects have', async () => {
    const reports = await send([
      `\uFEFF${lineOf('marked')}\r\n`,
      '\r\n',
      `${lineOf('twice', ',"title":"The last one counts"')}\r\n`,
      `${lineOf('proto', ',"__proto__":{"polluted":true}')}\n`,
      `${lineOf('built-in', ',"constructor":"x","toString":{"a":1}')}\n`,
      lineOf(
        'dimensions',
        ',"dimensions":{"constructor":"eu","toString":"web"}',
      ),
    ]);
    expect(outcomes(reports)).toEqual([
      [1, 'created'],
      [3, 'created'],
      [4, 'failed', '__proto__'],
      [5, 'created'],
      [6, 'created'],
    ]);
    const { body: twice } = await owner().get(`/incidents/${reports[1].key}`);
    expect(twice.title).toBe('The last one counts');
    expect({}).not.toHaveProperty('polluted');
    expect(await extraOf('built-in')).toEqual({
      constructor: 'x',
      toString: { a: 1 },
    });
    const { body } = await owner().get(`/incidents/${reports[4].key}`);
    expect(body.dimensions).toEqual({ constructor: 'eu', toString: 'web' });
    const found = await owner().get('/incidents?dimension=constructor:eu');
    expect(found.body.items).toHaveLength(1);
  });

  it.each([
    ['"dimensions":{"__proto__":"eu"}', 'dimensions.__proto__'],
    ['"stated":{"__proto__":"PT1H"}', 'stated.__proto__'],
    ['"more":[{"deeper":{"__proto__":1}}]', 'more.0.deeper.__proto__'],
  ])('says which name it cannot keep in %s', async (fields, field) => {
    const reports = await send([lineOf(`lost ${field}`, `,${fields}`)]);
    expect(outcomes(reports)).toEqual([[1, 'failed', field]]);
  });

  it('goes on after lines that have more wrong than is worth telling', async () => {
    const reports = await send([
      `${lineOf('before')}\n`,
      `${lineOf(
        'names',
        `,"${'k'.repeat(500_000)}":[${'{"__proto__":1},'.repeat(2_000)}1]`,
      )}\n`,
      `${lineOf('entries', `,"entities":[${'1,'.repeat(400_000)}1]`)}\n`,
      `${lineOf(
        'keys',
        `,"dimensions":{${Array.from(
          { length: 20_000 },
          (_, i) => `"d${i}":1`,
        )}}`,
      )}\n`,
      lineOf('after'),
    ]);
    expect(outcomes(reports).map(([line, result]) => [line, result])).toEqual([
      [1, 'created'],
      [2, 'failed'],
      [3, 'failed'],
      [4, 'failed'],
      [5, 'created'],
    ]);
    expect(JSON.stringify(reports).length).toBeLessThan(50_000);
  });

  it('goes on after every line that cannot be read, and says which and why', async () => {
    const reports = await send([
      `${lineOf('fine-1')}\n`,
      Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a]),
      `${lineOf('deep', `,"more":${nested(100_000)}`)}\n`,
      `${nested(200_000)}\n`,
      `${lineOf('nul', ',"summary":"a\\u0000b"')}\n`,
      `${lineOf('half', ',"summary":"\\ud800"')}\n`,
      `${lineOf('late', ',"times":{"resolved":"+275760-09-13T00:00:00Z"}')}\n`,
      `${lineOf(
        'long',
        ',"stated":{"timeToRestore":"P99999999999999999999Y"}',
      )}\n`,
      `${lineOf(
        'ref',
        `,"entities":[{"ref":"component:${'a'.repeat(489)}"}]`,
      )}\n`,
      '{"type":{"toString":null},"source":"s","externalId":"e","title":"t"}\n',
      '{"type":"postmortem","source":"s","externalId":"words","title":"t","timeline":[{"text":"t","atText":"\\u0000","evidence":"\\ud800"}]}\n',
      `${lineOf('x'.repeat(MEGABYTE))}\n`,
      '1e999\n',
      'null\n',
      '"{}"\n',
      lineOf('fine-2', ',"seen":1e999,"nothing":"\\u0000"'),
    ]);
    expect(outcomes(reports)).toEqual([
      [1, 'created'],
      [2, 'failed', 'line'],
      [3, 'failed', 'line'],
      [4, 'failed', 'line'],
      [5, 'failed', 'summary'],
      [6, 'failed', 'summary'],
      [7, 'failed', 'times.resolved'],
      [8, 'failed', 'stated.timeToRestore'],
      [9, 'failed', 'entities.0.ref'],
      [10, 'failed', 'type'],
      [11, 'failed', 'timeline.0.atText', 'timeline.0.evidence'],
      [12, 'failed', 'line'],
      [13, 'failed', 'line'],
      [14, 'failed', 'line'],
      [15, 'failed', 'line'],
      [16, 'created'],
    ]);
  });

  it('of a document’s corrections is no way around the limits of records', async () => {
    const text = JSON.stringify({
      externalId: 'deep.md',
      content: '# Deep',
      corrected: {
        incident: null,
        postmortem: {
          type: 'postmortem',
          source: 's',
          externalId: 'e',
          title: 't',
          more: 'DEEP',
        },
        actionItems: [],
      },
    });
    const { body } = await owner()
      .post('/postmortems/import')
      .set('Content-Type', 'application/json')
      .send(text.replace('"DEEP"', nested(10_000)))
      .expect(400);
    expect(body.error.details.fields[0].problem).toContain('nested');
  });
});
