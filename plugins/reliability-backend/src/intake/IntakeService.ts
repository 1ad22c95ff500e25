import { createHash, randomUUID } from 'node:crypto';
import {
  IncidentSource,
  RawDelivery,
} from '@afterword/plugin-reliability-node';
import { LoggerService } from '@backstage/backend-plugin-api';
import { AuthenticationError, isError, NotFoundError } from '@backstage/errors';
import { Incidents } from '../incidents';
import { OverloadedError } from '../platform/http/httpErrors';
import { Platform } from '../platform/Platform';
import { applySourceIncident } from './applySourceIncident';
import { DeliveryStore, StoredDelivery } from './DeliveryStore';

const MAX_ATTEMPTS = 8;

/**
 * Takes deliveries of producers.
 *
 * A delivery is authenticated, kept as it came, acknowledged with 202, and read afterwards: what was acknowledged survives a crash, and
 * the reading is taken up again by whichever replica comes next. The same delivery again is acknowledged again and changes nothing.
 * When more wait than `maxWaiting`, further ones are refused with 503 — which producers such as Alertmanager retry, unlike 429.
 */
export class IntakeService {
  private readonly sources: ReadonlyMap<string, IncidentSource>;
  private running: Promise<void> | undefined;
  private again = false;
  /** Deliveries of this process that wait to be read; an estimate that each drain corrects. */
  private waiting = 0;

  constructor(
    private readonly platform: Platform,
    private readonly store: DeliveryStore,
    private readonly incidents: Incidents,
    sources: readonly IncidentSource[],
    private readonly logger: LoggerService,
    private readonly options: { readonly maxWaiting: number },
  ) {
    this.sources = new Map(sources.map(source => [source.name, source]));
  }

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
      contentType: delivery.headers['content-type'] ?? '',
      body: delivery.body,
      receivedAt: this.platform.clock(),
    });
    if (kept.isNew) void this.drain();
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
        [taken] = await this.store.takeKept(tx, 1);
        if (taken === undefined) return;
        const source = this.sources.get(taken.source);
        if (source === undefined) {
          throw new NotFoundError(`The source ${taken.source} is gone`);
        }
        const said = await source.read({
          channel: taken.channel,
          headers: { 'content-type': taken.contentType },
          body: taken.body,
        });
        for (const incident of said) {
          await applySourceIncident(
            tx,
            this.incidents,
            taken.source,
            incident,
            taken.receivedAt,
          );
        }
        await this.store.markProcessed(tx, taken.id, clock());
      });
    } catch (error) {
      if (taken === undefined) throw error;
      const giveUp =
        (isError(error) && error.name === 'InputError') ||
        taken.attempts + 1 >= MAX_ATTEMPTS;
      this.logger.warn(
        `Delivery ${taken.id} of ${taken.source} could not be read${
          giveUp ? ' and is kept as failed' : ''
        }: ${error}`,
      );
      await this.store.markFailed(database, taken.id, {
        error: String(error),
        giveUp,
      });
      // What may succeed later waits for the next drain instead of spinning here.
      return giveUp;
    }
    outbox.announce();
    return taken !== undefined;
  }
}
