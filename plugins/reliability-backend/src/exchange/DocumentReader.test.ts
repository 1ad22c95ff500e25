import { setImmediate as othersTurn } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { DocumentReader } from './DocumentReader';
import { readDocument } from './reading';

const of = (content: string) => ({
  content,
  source: 'test',
  externalId: 'report.md',
  zone: 'UTC',
  entities: [],
});

const aLongDocument = (lines: number) =>
  of(
    [
      '# Search was down',
      '',
      '## Timeline',
      '',
      ...Array.from(
        { length: lines },
        (_, index) =>
          `- 2026-03-02 10:${String(index % 60).padStart(
            2,
            '0',
          )} UTC ${'word '.repeat(30)}`,
      ),
    ].join('\n'),
  );

/** What the portal's own process is started with; the test runner's loader stays in the test runner. */
const execArgv = [
  '--require',
  require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
];

/** How many turns others have while something is done. */
async function turnsOfOthers(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  for (; !isDone; turns++) await othersTurn();
  await done;
  return turns;
}

describe('DocumentReader', () => {
  jest.setTimeout(120_000);

  it('reads a large document in a thread, as it would be read in place', async () => {
    const logger = mockServices.logger.mock();
    const reader = new DocumentReader(logger, { execArgv });
    const document = aLongDocument(1_000);
    expect(await reader.read(document)).toEqual(readDocument(document));
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('lets others be served while it reads', async () => {
    const reader = new DocumentReader(mockServices.logger.mock(), { execArgv });
    const document = aLongDocument(6_000);
    const inPlace = await turnsOfOthers((async () => readDocument(document))());
    expect(await turnsOfOthers(reader.read(document))).toBeGreaterThan(
      50 * inPlace,
    );
  });

  it('refuses what takes too long, in words, and reads the next', async () => {
    const reader = new DocumentReader(mockServices.logger.mock(), {
      execArgv,
      timeoutMs: 1,
    });
    await expect(reader.read(aLongDocument(5_000))).rejects.toMatchObject({
      statusCode: 413,
      message: expect.stringContaining('takes too long to read'),
    });
    expect(await reader.read(of('# Short'))).toMatchObject({
      postmortem: { title: 'Short' },
    });
  });

  it.each(['\n', '\r\n', '\r'])(
    'takes many short lines that end in %j for a large document',
    async end => {
      const reader = new DocumentReader(mockServices.logger.mock(), {
        execArgv,
        timeoutMs: 1,
      });
      const lines = (count: number) =>
        of(Array.from({ length: count }, () => '- [ ] a').join(end));
      // In a thread there is a limit to the time; in place there is none.
      await expect(reader.read(lines(3_000))).rejects.toMatchObject({
        statusCode: 413,
      });
      expect(await reader.read(lines(300))).toMatchObject({ actionItems: [] });
    },
  );

  it('asks to come back when many wait', async () => {
    const reader = new DocumentReader(mockServices.logger.mock(), {
      execArgv,
      timeoutMs: 1,
    });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () => reader.read(aLongDocument(500))),
    );
    const statuses = outcomes.map(
      outcome => outcome.status === 'rejected' && outcome.reason.name,
    );
    expect(statuses.slice(-2)).toEqual([
      'ServiceUnavailableError',
      'ServiceUnavailableError',
    ]);
  });

  it('asks to come back when its turn does not come', async () => {
    const reader = new DocumentReader(mockServices.logger.mock(), {
      execArgv,
      maxWaitMs: 1,
    });
    const outcomes = await Promise.allSettled([
      reader.read(aLongDocument(500)),
      reader.read(aLongDocument(500)),
    ]);
    expect(outcomes).toMatchObject([
      { status: 'fulfilled' },
      {
        status: 'rejected',
        reason: { statusCode: 503, retryAfterSeconds: expect.any(Number) },
      },
    ]);
    expect(await reader.read(aLongDocument(500))).toMatchObject({
      postmortem: { title: 'Search was down' },
    });
  });

  it('tries a thread again after one could not be started', async () => {
    const logger = mockServices.logger.mock();
    const options = { execArgv: ['--no-such-option'] };
    const reader = new DocumentReader(logger, options);
    const document = aLongDocument(500);
    expect(await reader.read(document)).toEqual(readDocument(document));
    expect(logger.warn).toHaveBeenCalledTimes(1);
    options.execArgv = execArgv;
    // In a thread there is a limit to the time; in place there is none.
    Object.assign(options, { timeoutMs: 1 });
    await expect(reader.read(aLongDocument(5_000))).rejects.toMatchObject({
      statusCode: 413,
    });
  });

  it('reads in place when the thread ends before it is ready', async () => {
    const reader = new DocumentReader(mockServices.logger.mock(), {
      execArgv: ['--require', require.resolve('./__testUtils__/endThread.cjs')],
    });
    const document = aLongDocument(500);
    expect(await reader.read(document)).toEqual(readDocument(document));
  });

  it('reads in place where no thread can load the reader, and says so once', async () => {
    const logger = mockServices.logger.mock();
    const reader = new DocumentReader(logger, { execArgv: [] });
    const document = aLongDocument(500);
    for (let time = 0; time < 2; time++) {
      expect(await reader.read(document)).toEqual(readDocument(document));
    }
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
