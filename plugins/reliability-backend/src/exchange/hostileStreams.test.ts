import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { aPortal, Portal } from '../__testUtils__/aPortal';
import { eachDatabase } from '../__testUtils__/eachDatabase';
import {
  headersOfStream,
  lineOf,
  MEGABYTE,
  openStream,
  sendStream,
} from './__testUtils__/streamed';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Bytes that are held; what waits to be collected depends on the machine. */
function memoryInUse(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

eachDatabase('A stream of records', (databases, databaseId) => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await aPortal(databases, databaseId);
  });
  afterAll(async () => {
    await portal.stop();
  });

  it('of 200 MB, with a line of 50 MB, takes no more memory than a short one', async () => {
    const megabyteOfX = Buffer.alloc(MEGABYTE, 'x');
    const rubbish = Buffer.from(
      `{"type":"nonsense","pad":"${'x'.repeat(MEGABYTE / 10)}"}\n`.repeat(10),
    );
    function* chunks() {
      for (let count = 0; count < 50; count++) yield megabyteOfX;
      yield '\n';
      for (let count = 0; count < 150; count++) {
        yield rubbish;
        if (count % 10 === 0) yield `${lineOf(`between-${count}`)}\n`;
      }
    }
    const before = memoryInUse();
    let most = before;
    let created = 0;
    const { req, answered } = openStream(portal, ({ line, result }) => {
      if (result === 'created') created += 1;
      if (result === 'created' || line === 1) {
        most = Math.max(most, memoryInUse());
      }
    });
    await pipeline(Readable.from(chunks()), req);
    expect(await answered).toBe(200);
    expect(created).toBe(15);
    // Far from the whole; when garbage is collected is not ours to say.
    expect(most - before).toBeLessThan(120 * MEGABYTE);
  }, 120_000);

  it('that is cut off leaves whole lines in or out, and the next run completes it', async () => {
    const lines = Array.from({ length: 1_200 }, (_, index) =>
      lineOf(
        `cut-${index}`,
        ',"entities":[{"ref":"component:default/basket"}],"times":{"detected":"2026-05-01T10:00:00Z"}',
      ),
    );
    const stored = async () =>
      portal
        .database('incident')
        .where('external_id', 'like', 'cut-%')
        .select('id')
        .then(rows => rows.map(({ id }) => id));
    let reported = 0;
    const { req, answered } = openStream(portal, () => {
      reported += 1;
      // Whoever hears of the first lines hangs up in the middle of a line.
      if (reported === 500) req.destroy();
    });
    req.write(`${lines.slice(0, 700).join('\n')}\n${lines[700].slice(0, 40)}`);
    await expect(answered).rejects.toThrow();
    await new Promise(resolve => setTimeout(resolve, 500));

    // How many of them is a matter of how fast they are written.
    const ids = await stored();
    const count = ids.length;
    expect(count).toBeGreaterThanOrEqual(500);
    expect(count).toBeLessThanOrEqual(700);
    for (const table of ['incident_entity', 'time_point', 'incident_fact']) {
      const rows = await portal.database(table).whereIn('incident_id', ids);
      expect([table, rows.length]).toEqual([table, count]);
    }
    const reports = await sendStream(portal, [lines.join('\n')]);
    expect(reports.at(-1)?.summary).toMatchObject({
      lines: 1_200,
      created: 1_200 - count,
      unchanged: count,
      failed: 0,
    });
    expect(await stored()).toHaveLength(1_200);
  }, 60_000);

  it('that is compressed is refused in words', async () => {
    const answer = await fetch(`${portal.url}/import`, {
      method: 'POST',
      headers: {
        ...headersOfStream,
        'Content-Encoding': 'gzip',
      },
      body: gzipSync(lineOf('zipped')),
    });
    expect(answer.status).toBe(415);
    expect(await answer.text()).toContain('compressed');
  });
});
