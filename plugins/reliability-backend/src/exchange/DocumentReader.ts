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

/** Shorter ones, as nearly all reports are, take less time to read than a thread takes to start. */
const READ_IN_PLACE = 32_000;
/** Documents that wait for their turn; whoever comes after is told to come back. */
const MAX_WAITING = 8;
const TIMEOUT = 30_000;
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
 * Where no thread can load the reader (a test runner keeps its loader of TypeScript to itself) documents are read in place, and the
 * log says so.
 */
export class DocumentReader {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private hasThreads = true;

  constructor(
    private readonly logger: LoggerService,
    private readonly options: {
      readonly timeoutMs?: number;
      /** Arguments of the thread's process; those of this one unless told. */
      readonly execArgv?: string[];
    } = {},
  ) {}

  /**
   * @throws TooLongToReadError when it would take too much time or memory
   * @throws OverloadedError when too many others wait
   */
  async read(document: DocumentToRead): Promise<DocumentReading> {
    if (document.content.length <= READ_IN_PLACE || !this.hasThreads) {
      return readDocument(document);
    }
    if (this.waiting >= MAX_WAITING) {
      throw new OverloadedError('Many documents are being read; try again');
    }
    this.waiting += 1;
    const turn = this.last.then(() => this.readInThread(document));
    this.last = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (error) {
      if (!(error instanceof CannotStart)) throw error;
      this.hasThreads = false;
      this.logger.warn(
        `Documents are read on the event loop, since no thread could be started: ${error.message}`,
      );
      return readDocument(document);
    } finally {
      this.waiting -= 1;
    }
  }

  private async readInThread(
    document: DocumentToRead,
  ): Promise<DocumentReading> {
    const { timeoutMs = TIMEOUT, execArgv } = this.options;
    const thread = new Worker(THREAD, {
      eval: true,
      workerData: readerModule(),
      execArgv,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    let isReady = false;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        timer = setTimeout(() => reject(new TooLongToReadError()), timeoutMs);
        thread.on('message', (message: Message) => {
          if ('reading' in message) {
            resolve(message.reading);
          } else {
            isReady = true;
            thread.postMessage(document);
          }
        });
        thread.on('error', error => {
          reject(
            isReady ? new TooLongToReadError() : new CannotStart(error.message),
          );
        });
      });
    } finally {
      clearTimeout(timer);
      await thread.terminate();
    }
  }
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
