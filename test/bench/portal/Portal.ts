import { Agent, IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { once } from 'node:events';
import type { Engine } from './startPortal';

/** What an import says at its end. */
export interface ImportSummary {
  readonly lines: number;
  readonly created: number;
  readonly failed: number;
}

/** Processor time and statements of a back end since its start. */
export interface Counters {
  readonly cpuMillis: number;
  readonly statements: number;
}

/** What came back, as it came. */
export interface Answer {
  readonly status: number;
  readonly tag?: string;
  readonly text: string;
}

/** A running back end, as a client sees it. Connections are kept open, as a browser's are. */
export class Portal {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    readonly engine: Engine,
    private readonly baseUrl: string,
    private readonly own: {
      readonly user: string;
      readonly service: string;
      readonly pid: number;
      readonly stop: () => Promise<void>;
    },
  ) {}

  get pid(): number {
    return this.own.pid;
  }

  /** Ends the back end without waiting for it. */
  kill(): void {
    process.kill(this.own.pid, 'SIGKILL');
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    await this.own.stop();
  }

  /** Asks as the reader. */
  async get<TAnswer>(path: string): Promise<TAnswer> {
    return JSON.parse((await this.read(path)).text);
  }

  /** Asks as the reader, who may have an answer already. */
  async read(path: string, tag?: string): Promise<Answer> {
    return this.send(
      'GET',
      path,
      this.own.user,
      tag === undefined ? {} : { 'If-None-Match': tag },
    );
  }

  /** Writes as the reader. */
  async write<TAnswer>(
    method: string,
    path: string,
    body: object,
    version?: number,
  ): Promise<TAnswer> {
    const headers = {
      'Content-Type': 'application/json',
      ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
    };
    const text = JSON.stringify(body);
    const answer = await this.send(method, path, this.own.user, headers, text);
    return JSON.parse(answer.text);
  }

  async counters(): Promise<Counters> {
    return this.get('/api/control/counters');
  }

  /** Asks the back end to do something for the benchmark. */
  async control<TAnswer>(path: string): Promise<TAnswer> {
    return this.post(`/api/control${path}`);
  }

  /** The same of what has to do with figures. */
  async figures<TAnswer>(path: string, asked?: unknown): Promise<TAnswer> {
    const query =
      asked === undefined
        ? ''
        : `${path.includes('?') ? '&' : '?'}asked=${encodeURIComponent(
            JSON.stringify(asked),
          )}`;
    return this.post(`/api/figures${path}${query}`);
  }

  /** Imports a stream of NDJSON as a service, reading the report while it comes. */
  async import(
    lines: AsyncIterable<Uint8Array>,
    onReported: (lines: number) => void = () => {},
  ): Promise<ImportSummary> {
    const outgoing = request(`${this.baseUrl}/api/reliability/import`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${this.own.service}`,
        'Content-Type': 'application/x-ndjson',
      },
    });
    const reading = once(outgoing, 'response').then(([response]) =>
      readReport(response, onReported),
    );
    // Both, so that a connection that breaks in the middle is an error of this import and no more.
    const [tail] = await Promise.all([
      reading,
      pipeline(Readable.from(lines), outgoing),
    ]);
    const last = tail.trim().split('\n').at(-1) ?? '';
    if (!last.startsWith('{"summary"')) {
      throw new Error(`The import ended early: ${last}`);
    }
    const { summary } = JSON.parse(last);
    if (summary.failed > 0) {
      throw new Error(`${summary.failed} lines were refused`);
    }
    return summary;
  }

  /** Waits until the plugin has read the catalog. */
  async knowsCatalog(): Promise<void> {
    const deadline = Date.now() + 600_000;
    while (Date.now() < deadline) {
      const { rows } = await this.control<{ rows: number }>('/catalog');
      if (rows > 0) return;
      await new Promise(resolve => setTimeout(resolve, 500));
    }
    throw new Error('The catalog was not read');
  }

  private async post<TAnswer>(path: string): Promise<TAnswer> {
    return JSON.parse((await this.send('POST', path, this.own.user)).text);
  }

  private send(
    method: string,
    path: string,
    token: string,
    headers: Readonly<Record<string, string>> = {},
    body?: string,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        `${this.baseUrl}${path}`,
        {
          method,
          agent: this.agent,
          headers: { ...headers, Authorization: `Bearer ${token}` },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            const { statusCode: status, headers: answered } = response;
            if (status === 200 || status === 201 || status === 304) {
              resolve({ status, tag: answered.etag, text });
            } else {
              reject(new Error(`${method} ${path}: ${text}`));
            }
          });
        },
      );
      outgoing.on('error', error => {
        // The back end has closed a connection that was idle while the other one was measured.
        if (outgoing.reusedSocket) {
          resolve(this.send(method, path, token, headers, body));
        } else reject(error);
      });
      outgoing.end(body);
    });
  }
}

/** Reads a report to its end without keeping it, and gives back how it ends. */
async function readReport(
  response: IncomingMessage,
  onReported: (lines: number) => void,
): Promise<string> {
  let tail = '';
  let reported = 0;
  response.setEncoding('utf8');
  for await (const chunk of response) {
    reported += chunk.split('\n').length - 1;
    onReported(reported);
    tail = (tail + chunk).slice(-1_000);
  }
  return tail;
}
