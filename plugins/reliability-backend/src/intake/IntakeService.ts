import { createHash, randomUUID } from 'node:crypto';
import { fitted } from '@afterword/plugin-reliability-common';
import {
  RawDelivery,
  SourceIncident,
} from '@afterword/plugin-reliability-node';
import { LoggerService } from '@backstage/backend-plugin-api';
import { AuthenticationError, isError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { Incidents } from '../incidents';
import { OverloadedError } from '../platform/http/httpErrors';
import { Platform } from '../platform/Platform';
import { pauseAfter } from '../platform/tasks/pauseAfter';
import { applySourceIncident } from './applySourceIncident';
import {
  DeliveryOutcome,
  DeliveryStore,
  StoredDelivery,
} from './DeliveryStore';
import { IncidentSources } from './IncidentSources';

/** With the pauses between them about an hour and ten minutes. */
const MAX_ATTEMPTS = 12;

/**
 * Takes deliveries of producers.
 *
 * A delivery is authenticated, kept as it came, acknowledged with 202, and read afterwards: what was acknowledged survives a crash, and
 * the reading is taken up again by whichever replica comes next. The same delivery again is acknowledged again and changes nothing,
 * unless it could not be read: then it is tried once more. What one delivery says of several incidents is written together, but for an
 * incident that cannot be: a note says so, and the others do not wait for it.
 * When more wait than `maxWaiting`, further ones are refused with 503 — which producers such as Alertmanager retry, unlike 429.
 */
export class IntakeService {
  private running: Promise<void> | undefined;
  private again = false;
  /** Deliveries of this process that wait to be read; an estimate that each drain corrects. */
  private waiting = 0;

  constructor(
    private readonly platform: Platform,
    private readonly store: DeliveryStore,
    private readonly incidents: Incidents,
    private readonly sources: IncidentSources,
    private readonly logger: LoggerService,
    private readonly options: { readonly maxWaiting: number },
  ) {}

  /**
   * Keeps a delivery.
   *
   * @returns its id; the first one's when it came before
   * @throws NotFoundError, AuthenticationError, OverloadedError
   */
  async accept(sourceName: string, delivery: RawDelivery): Promise<string> {
    const source = this.sources.get(sourceName);
    if (source === undefined) {
      throw new NotFoundError('There is no such source');
    }
    if ((await source.authenticate(delivery)) !== true) {
      throw new AuthenticationError('The delivery is not authenticated');
    }
    if (this.waiting >= this.options.maxWaiting) {
      throw new OverloadedError('Too many deliveries wait; try again');
    }
    this.waiting += 1;
    const kept = await this.store.keep(this.platform.database, {
      id: randomUUID(),
      source: sourceName,
      channel: delivery.channel,
      dedupKey:
        source.deliveryKey?.(delivery) ??
        createHash('sha256').update(delivery.body).digest('hex'),
      contentType: fitted(delivery.headers['content-type'] ?? '', 200),
      body: delivery.body,
      receivedAt: this.platform.clock(),
    });
    if (kept.waits) void this.drain();
    else this.waiting -= 1;
    return kept.id;
  }

  /** Reads what waits. Concurrent calls share one run. */
  async drain(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.run().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async run(): Promise<void> {
    try {
      do {
        this.again = false;
        while (await this.readNext());
        this.waiting = await this.store.countKept(this.platform.database);
      } while (this.again);
    } catch (error) {
      this.logger.warn(`Deliveries could not be read: ${error}`);
    }
  }

  /** Reads one delivery in one transaction: its incidents and its state are written together or not at all. */
  private async readNext(): Promise<boolean> {
    const { clock, database, outbox } = this.platform;
    let taken: StoredDelivery | undefined;
    try {
      await database.transaction(async tx => {
        [taken] = await this.store.takeDue(tx, clock(), 1);
        if (taken === undefined) return;
        const outcome = await this.apply(tx, taken);
        await this.store.note(tx, taken.id, outcome, clock());
      });
    } catch (error) {
      if (taken === undefined) throw error;
      const outcome = this.outcomeOf(taken, [], [{ problem: error }]);
      await this.store.note(database, taken.id, outcome, clock());
    }
    outbox.announce();
    return taken !== undefined;
  }

  private async apply(
    tx: Knex,
    delivery: StoredDelivery,
  ): Promise<DeliveryOutcome> {
    const source = this.sources.get(delivery.source);
    if (source === undefined) {
      throw new NotFoundError(`The source ${delivery.source} is gone`);
    }
    const said = await source.read({
      channel: delivery.channel,
      headers: { 'content-type': delivery.contentType },
      body: delivery.body,
    });
    const ids: number[] = [];
    const failures: Failure[] = [];
    for (const incident of inOneOrder(said)) {
      try {
        // A savepoint: what fails leaves nothing, and takes nothing with it.
        const id = await tx.transaction(savepoint =>
          applySourceIncident(savepoint, this.incidents, {
            source: delivery.source,
            incident,
            receivedAt: delivery.receivedAt,
          }),
        );
        ids.push(id);
      } catch (problem) {
        failures.push({ about: incident.externalId, problem });
      }
    }
    return this.outcomeOf(delivery, ids, failures);
  }

  private outcomeOf(
    delivery: StoredDelivery,
    ids: readonly number[],
    failures: readonly Failure[],
  ): DeliveryOutcome {
    const incidents = [...new Set([...delivery.incidents, ...ids])];
    if (failures.length === 0) {
      return { state: 'processed', error: null, incidents };
    }
    const attempts = delivery.attempts + 1;
    const mayPass = failures.some(({ problem }) => !isRefusal(problem));
    const again = mayPass && attempts < MAX_ATTEMPTS;
    this.logger.warn(
      `Delivery ${delivery.id} of ${delivery.source} could not be read${
        again ? '' : ' and is kept as it is'
      }: ${failures.map(({ problem }) => problem).join('; ')}`,
    );
    const givenUp = incidents.length > 0 ? 'partial' : 'failed';
    return {
      state: again ? 'kept' : givenUp,
      error: failures.map(noteOn).join('; '),
      incidents,
      ...(again && {
        availableAt: this.platform.clock() + pauseAfter(attempts),
      }),
    };
  }
}

interface Failure {
  readonly about?: string;
  readonly problem: unknown;
}

/** Two replicas that read of the same incidents come to them in one order, and so do not wait for each other. */
function inOneOrder(said: readonly SourceIncident[]): SourceIncident[] {
  return [...said].sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
}

/** Whether it is the delivery's own fault, so that it fails the same way every time. */
function isRefusal(problem: unknown): problem is Error {
  return isError(problem) && problem.name === 'InputError';
}

/** What is kept of a failure. Other errors may quote what was to be written: they are for the log. */
function noteOn({ about, problem }: Failure): string {
  const what = isRefusal(problem)
    ? problem.message
    : `${isError(problem) ? problem.name : 'Error'}, see the log`;
  return about === undefined ? what : `${fitted(about, 100)}: ${what}`;
}
