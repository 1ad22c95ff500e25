import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { DocumentReading } from '@afterword/plugin-reliability-common';
import {
  LoggerService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  OverloadedError,
  TooLongToReadError,
} from '../platform/http/httpErrors';
import { DocumentToRead, readDocument } from './reading';

/** Those within both, as nearly all reports are, take less time to read than a thread takes to start. */
const READ_IN_PLACE = { characters: 32_000, lines: 500 };
/** Documents that wait for their turn; whoever comes after is told to come back. */
const MAX_WAITING = 8;
const TIMEOUT = 30_000;
/** How long a thread may take until it can read at all. */
const START_TIMEOUT = 30_000;
/** How long a document waits for its turn, before whoever sent it is told to come back. */
const MAX_WAIT = 60_000;
const HOUR = 3_600_000;
const MEMORY_MB = 512;

// The module is asked for by name rather than given as the thread's file: only then does a loader of TypeScript sources, which the
// thread inherits with the process's own arguments, get to see it.
const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { readDocument } = require(workerData);
  parentPort.once('message', document => parentPort.postMessage({ reading: readDocument(document) }));
  parentPort.postMessage({ ready: true });
`;

type Message = { readonly ready: true } | { readonly reading: DocumentReading };

class CannotStart extends Error {}

/**
 * Reads documents beside the event loop, so that nobody waits for somebody else's: the largest takes seconds of pure computing.
 *
 * A short document is read in place. Each other gets a thread of its own, one at a time, that ends with it: large documents are too
 * rare to keep a thread for, and what one leaves behind, the next cannot meet. One that takes too long, or too much memory, is refused.
 * Where no thread can load the reader (a test runner keeps its loader of TypeScript to itself) the document is read in place, the log
 * says so once an hour, and the next one tries again.
 */
export class DocumentReader {
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;
  private warnedAt = -Infinity;

  constructor(
    private readonly logger: LoggerService,
    private readonly options: {
      readonly timeoutMs?: number;
      readonly maxWaitMs?: number;
      /** Arguments of the thread's process; those of this one unless told. */
      readonly execArgv?: string[];
    } = {},
  ) {}

  /**
   * @throws TooLongToReadError when it would take too much time or memory
   * @throws OverloadedError when too many others wait, or its turn does not come
   */
  async read(document: DocumentToRead): Promise<DocumentReading> {
    if (isShort(document)) {
      return readDocument(document);
    }
    if (this.waiting >= MAX_WAITING) {
      throw overloaded();
    }
    this.waiting += 1;
    try {
      return await this.inTurn(() => this.readInThread(document));
    } catch (error) {
      if (!(error instanceof CannotStart)) throw error;
      this.warn(error);
      return readDocument(document);
    } finally {
      this.waiting -= 1;
    }
  }

  /** @throws OverloadedError when its turn does not come in time; it is left out then */
  private async inTurn<TResult>(
    work: () => Promise<TResult>,
  ): Promise<TResult> {
    const { maxWaitMs = MAX_WAIT } = this.options;
    return new Promise((resolve, reject) => {
      let isGone = false;
      const timer = setTimeout(() => {
        isGone = true;
        reject(overloaded());
      }, maxWaitMs);
      this.last = this.last.then(async () => {
        clearTimeout(timer);
        if (!isGone) await work().then(resolve, reject);
      });
    });
  }

  private async readInThread(
    document: DocumentToRead,
  ): Promise<DocumentReading> {
    const { timeoutMs = TIMEOUT } = this.options;
    const thread = this.start();
    let isReady = false;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        const fail = (why: string) =>
          reject(isReady ? new TooLongToReadError() : new CannotStart(why));
        timer = setTimeout(() => fail('it took too long'), START_TIMEOUT);
        thread.on('message', (message: Message) => {
          if ('reading' in message) {
            resolve(message.reading);
            return;
          }
          isReady = true;
          clearTimeout(timer);
          timer = setTimeout(() => fail('it took too long'), timeoutMs);
          thread.postMessage(document);
        });
        thread.on('error', error => fail(error.message));
        thread.on('exit', code => fail(`it ended with ${code}`));
      });
    } finally {
      clearTimeout(timer);
      await thread.terminate();
    }
  }

  /** @throws CannotStart when the reader's module is not there, or the process may have no further thread */
  private start(): Worker {
    try {
      return new Worker(THREAD, {
        eval: true,
        workerData: readerModule(),
        execArgv: this.options.execArgv,
        resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      });
    } catch (error) {
      throw new CannotStart(String(error));
    }
  }

  private warn(problem: CannotStart): void {
    const now = performance.now();
    if (now - this.warnedAt < HOUR) return;
    this.warnedAt = now;
    this.logger.warn(
      `A document was read on the event loop, since no thread could be started: ${problem.message}`,
    );
  }
}

/** Lines take their time however short they are. */
function isShort({ content }: DocumentToRead): boolean {
  if (content.length > READ_IN_PLACE.characters) return false;
  const ends = content.match(/\r\n?|\n/g) ?? [];
  return ends.length < READ_IN_PLACE.lines;
}

function overloaded(): OverloadedError {
  return new OverloadedError('Many documents are being read; try again');
}

/** The reader's module: TypeScript as it is written, or what a build made of it. */
function readerModule(): string {
  return resolvePackagePath(
    '@afterword/plugin-reliability-backend',
    __filename.endsWith('.ts')
      ? 'src/exchange/reading/readDocument.ts'
      : 'dist/exchange/reading/readDocument.cjs.js',
  );
}
