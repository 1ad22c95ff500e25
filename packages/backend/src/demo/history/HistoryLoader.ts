import { setTimeout as wait } from 'node:timers/promises';
import {
  ImportLineReport,
  ImportRecord,
  ReviewSeriesInput,
} from '@afterword/plugin-reliability-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { CatalogProgress } from '../catalog/catalogProgress';
import { ReliabilityClient } from '../ReliabilityClient';
import { answerCauses } from './answerCauses';
import { carryLessons } from './carryLessons';
import { DEMO_SOURCE } from './incidentRecords';
import type { DemoChange } from './demoChangeReviews';
import { LoadLedger, LoadProgress } from './LoadLedger';
import { refreshScopes } from './refreshScopes';

/** Whether the history is in: `done` of `total` records. */
export interface LoadStatus {
  readonly state: 'loading' | 'ready' | 'failed';
  readonly done: number;
  readonly total: number;
}

/** The launcher shows lines that begin so. */
const PROGRESS = 'Demo organisation: ';

/** Records of one request: enough to be quick, few enough to see it move. */
const CHUNK = 200;

/** How long the catalog and the reliability plugin may take to be there. */
const PATIENCE_MS = 4 * 60_000;
const PAUSE_MS = 1_000;

/**
 * Fills an empty portal with the demo's history, through the API and once. It waits for the catalog, since owners of affected entities decide
 * who reads a draft. A load that was interrupted goes on where it ended; what is there already is left alone, whatever became of it since.
 */
export class HistoryLoader {
  private progress: LoadStatus = { state: 'loading', done: 0, total: 0 };

  constructor(
    private readonly options: {
      readonly client: ReliabilityClient;
      readonly ledger: LoadLedger;
      readonly catalogProgress: () => Promise<CatalogProgress>;
      /** The records as of a moment. */
      readonly history: (now: number) => readonly ImportRecord[];
      /** Incidents of these records of which no change was the cause, as of the same moment. */
      readonly notChangeCaused?: (now: number) => readonly string[];
      /** Changes that are planned, as of the same moment. */
      readonly changes?: (now: number) => readonly DemoChange[];
      /** Whether lessons are carried to others, in a review. */
      readonly carriesLessons?: boolean;
      /** Series of reviews to set up. */
      readonly reviews?: readonly ReviewSeriesInput[];
      readonly logger: LoggerService;
      readonly clock?: () => number;
      readonly patienceMs?: number;
    },
  ) {}

  status(): LoadStatus {
    return this.progress;
  }

  /** Never rejects: a portal without a history is still a portal. */
  async run(signal: AbortSignal): Promise<void> {
    const { logger } = this.options;
    try {
      await this.load(signal);
    } catch (error) {
      if (signal.aborted) return;
      this.progress = { ...this.progress, state: 'failed' };
      const { done, total } = this.progress;
      const reason = error instanceof Error ? error.message : String(error);
      logger.error(
        `${PROGRESS}the history could not be loaded beyond ${done} of ${total} records; a restart goes on from there. ${reason}`,
      );
    }
  }

  private async load(signal: AbortSignal): Promise<void> {
    const { clock = Date.now, history, ledger, logger } = this.options;
    await this.everythingIsThere(signal);
    const from = await this.whereToBegin(clock());
    if (from === undefined) {
      this.progress = { state: 'ready', done: 0, total: 0 };
      return;
    }
    const started = clock();
    const scopes = refreshScopes(this.options.client, signal);
    const records = history(from.day);
    const total = records.length;
    const refused: ImportLineReport[] = [];
    this.progress = { state: 'loading', done: from.done, total };
    await ledger.write(from);
    while (this.progress.done < total) {
      const { done } = this.progress;
      const next = Math.min(done + CHUNK, total);
      const { lines } = await this.options.client.importRecords(
        records.slice(done, next),
      );
      signal.throwIfAborted();
      refused.push(...lines.filter(({ result }) => result === 'failed'));
      await ledger.write({ ...from, done: next });
      this.progress = { state: 'loading', done: next, total };
      logger.info(`${PROGRESS}${next} of ${total} records`);
    }
    const {
      carriesLessons = false,
      changes = () => [],
      client,
      notChangeCaused = () => [],
      reviews = [],
    } = this.options;
    await answerCauses(client, notChangeCaused(from.day), signal);
    for (const series of reviews) await client.planReviews(series);
    for (const change of changes(from.day)) await client.reviewChange(change);
    await scopes;
    // It asks those whom the copy of the catalog has.
    if (carriesLessons) await carryLessons(client, clock(), signal);
    await ledger.write({ ...from, done: total, finished: true });
    this.progress = { state: 'ready', done: total, total };
    if (total === 0) return;
    const seconds = Math.round((clock() - started) / 1_000);
    logger.info(
      `${PROGRESS}two years of history are in, after ${seconds} s${inWords(
        refused,
      )}`,
    );
  }

  private async everythingIsThere(signal: AbortSignal): Promise<void> {
    const { catalogProgress, client } = this.options;
    await this.until(signal, async () => {
      const { expected, found } = await catalogProgress();
      if (found < expected) {
        throw new Error(
          `The catalog has taken in ${found} of ${expected} entities`,
        );
      }
    });
    await this.until(signal, async () => {
      await client.oldestIncidents(1);
    });
  }

  /** Tries again until it succeeds; when patience ends, what was wrong last is what is wrong. */
  private async until(
    signal: AbortSignal,
    attempt: () => Promise<void>,
  ): Promise<void> {
    const { patienceMs = PATIENCE_MS } = this.options;
    const deadline = Date.now() + patienceMs;
    for (;;) {
      try {
        await attempt();
        return;
      } catch (error) {
        if (Date.now() >= deadline) throw error;
      }
      await wait(Math.min(PAUSE_MS, patienceMs), undefined, { signal });
    }
  }

  /** Where loading goes on; undefined when there is nothing to do. */
  private async whereToBegin(now: number): Promise<LoadProgress | undefined> {
    const { client, ledger } = this.options;
    const begun = await ledger.read();
    const incidents = await client.oldestIncidents(200);
    const afresh = { day: now, done: 0, finished: false };
    // Whoever has emptied the reliability plugin's database wants it filled again.
    if (incidents.length === 0) return afresh;
    if (begun !== undefined) return begun.finished ? undefined : begun;
    const isFilled = incidents.some(
      ({ source }) => source?.name === DEMO_SOURCE,
    );
    return isFilled ? undefined : afresh;
  }
}

function inWords(refused: readonly ImportLineReport[]): string {
  if (refused.length === 0) return '';
  const [{ type, errors }] = refused;
  const [{ field, problem }] = errors;
  return `; ${refused.length} were refused, the first one (${type}) because ${field} ${problem}`;
}
