import {
  ChangeCause,
  ChangeCauseInput,
  changesContract,
  deploymentsContract,
  exchangeContract,
  importLineReport,
  ImportLineReport,
  ImportRecord,
  ImportSummary,
  importSummary,
  incidentsContract,
  Operation,
  OperationResponse,
  reviewsContract,
  ReviewSeriesInput,
} from '@afterword/plugin-reliability-common';
import type { DemoChange } from './history/demoChangeReviews';
import { ResponseError } from '@backstage/errors';

type Incidents = OperationResponse<typeof incidentsContract.listIncidents>;
type DocumentToImport = (typeof exchangeContract.importDocument.body)['_input'];
type ImportedDocument = OperationResponse<
  typeof exchangeContract.importDocument
>;

/** What every plugin's scheduler answers, as far as it matters here. */
interface ScheduledTasks {
  readonly tasks: readonly {
    readonly taskId: string;
    readonly taskState: { readonly lastRunEndedAt?: string } | null;
  }[];
}

const TASKS = '/.backstage/scheduler/v1/tasks';

/** Where the API is, and who calls it. Asked before each call, since tokens end. */
export interface ReliabilityAccess {
  readonly baseUrl: () => Promise<string>;
  readonly token: () => Promise<string>;
}

/** What an import answered: a report for each line, and the sum. */
export interface ImportAnswer {
  readonly lines: readonly ImportLineReport[];
  readonly summary: ImportSummary['summary'];
}

/**
 * The part of the reliability plugin's API that fills it. The demo has no other way in than everybody else.
 *
 * @throws ResponseError when the API refuses, and what `fetch` throws when nobody answers
 */
export class ReliabilityClient {
  constructor(private readonly access: ReliabilityAccess) {}

  /** The oldest incidents that the caller may see. */
  async oldestIncidents(limit: number): Promise<Incidents['items']> {
    const { path, response } = incidentsContract.listIncidents;
    const answer = await this.send(`${path}?limit=${limit}&sort=anchor`, {});
    return response.parse(await answer.json()).items;
  }

  /** All incidents that the caller may see, the oldest first, a page at a time. */
  async *incidents(): AsyncGenerator<Incidents['items']> {
    const { path, response } = incidentsContract.listIncidents;
    let cursor: string | undefined;
    do {
      const query = new URLSearchParams({ limit: '200', sort: 'anchor' });
      if (cursor !== undefined) query.set('cursor', cursor);
      const answer = await this.send(`${path}?${query}`, {});
      const { items, page } = response.parse(await answer.json());
      yield items;
      cursor = page.next;
    } while (cursor !== undefined);
  }

  /** Whether a change caused an incident. */
  async changeCause(key: string): Promise<ChangeCause> {
    const { path, response } = deploymentsContract.getChangeCause;
    const answer = await this.send(path.replace('{key}', key), {});
    return response.parse(await answer.json());
  }

  /** Answers that, on the basis of a version of what is said. */
  async answerChangeCause(
    key: string,
    version: number,
    answer: Exclude<ChangeCauseInput['answer'], 'linked'>,
  ): Promise<void> {
    const { method, path } = deploymentsContract.answerChangeCause;
    await this.send(path.replace('{key}', key), {
      method,
      headers: {
        'content-type': 'application/json',
        'if-match': `"${version}"`,
      },
      body: JSON.stringify({ answer }),
    });
  }

  /** Sends records and waits until all have been written. */
  async importRecords(records: readonly ImportRecord[]): Promise<ImportAnswer> {
    const { method, path } = exchangeContract.importRecords;
    const answer = await this.send(path, {
      method,
      headers: { 'content-type': 'application/x-ndjson' },
      body: records.map(record => JSON.stringify(record)).join('\n'),
    });
    const values = (await answer.text())
      .split('\n')
      .filter(line => line !== '')
      .map((line): unknown => JSON.parse(line));
    const last = importSummary.safeParse(values.at(-1));
    if (!last.success) {
      throw new Error('The answer to an import ended before its summary');
    }
    return {
      lines: values.slice(0, -1).map(value => importLineReport.parse(value)),
      summary: last.data.summary,
    };
  }

  /** Reads in one Markdown document. */
  async importDocument(document: DocumentToImport): Promise<ImportedDocument> {
    const { method, path, response } = exchangeContract.importDocument;
    const answer = await this.send(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(document),
    });
    return response.parse(await answer.json());
  }

  /** Sets up a series of reviews. Sent again, it is set up once. */
  async planReviews(series: ReviewSeriesInput): Promise<void> {
    const { method, path } = reviewsContract.planReviews;
    await this.send(path, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `demo-${series.scope}`,
      },
      body: JSON.stringify(series),
    });
  }

  /** Opens the review of a change with ways in which it may fail. Sent again, it is opened once. */
  async reviewChange({ change, risks }: DemoChange): Promise<void> {
    const { addChangeRisk, createChange } = changesContract;
    const post = (path: string, key: string, body: object) =>
      this.send(path, {
        method: 'post',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: JSON.stringify(body),
      });
    const name = `demo-${change.title.replace(/\W+/g, '-')}`;
    const answer = await post(createChange.path, name, change);
    const { key } = createChange.response.parse(await answer.json());
    for (const [index, risk] of risks.entries()) {
      await post(
        addChangeRisk.path.replace('{key}', key),
        `${name}-${index}`,
        risk,
      );
    }
  }

  /** Calls an operation that takes and answers JSON, on the basis of a version where it wants one. */
  async call<TOperation extends Operation>(
    { method, path, response }: TOperation,
    {
      params = {},
      query = {},
      body,
      version,
    }: {
      readonly params?: Readonly<Record<string, string>>;
      readonly query?: Readonly<Record<string, string>>;
      readonly body?: object;
      readonly version?: number;
    } = {},
  ): Promise<OperationResponse<TOperation>> {
    const to = path.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(params[name]),
    );
    const answer = await this.send(`${to}?${new URLSearchParams(query)}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return response.parse(await answer.json()) as OperationResponse<TOperation>;
  }

  /** Asks for a run of a scheduled task now; 409 while it is running. */
  async startTask(id: string): Promise<void> {
    const task = encodeURIComponent(id);
    await this.send(`${TASKS}/${task}/trigger`, { method: 'post' });
  }

  /** When a scheduled task last ended; undefined when it never did. */
  async lastRunOf(id: string): Promise<string | undefined> {
    const answer = await this.send(TASKS, {});
    const { tasks } = (await answer.json()) as ScheduledTasks;
    return tasks.find(({ taskId }) => taskId === id)?.taskState?.lastRunEndedAt;
  }

  private async send(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(`${await this.access.baseUrl()}${path}`, {
      ...init,
      method: init.method?.toLocaleUpperCase('en-US') ?? 'GET',
      headers: {
        ...init.headers,
        authorization: `Bearer ${await this.access.token()}`,
      },
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}
