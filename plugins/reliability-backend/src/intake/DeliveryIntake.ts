import { createHash, randomUUID } from 'node:crypto';
import { fitted, line } from '@afterword/plugin-reliability-common';
import {
  IncidentSource,
  RawDelivery,
} from '@afterword/plugin-reliability-node';
import { LoggerService } from '@backstage/backend-plugin-api';
import { AuthenticationError, NotFoundError } from '@backstage/errors';
import { OverloadedError } from '../platform/http/httpErrors';
import { Platform } from '../platform/Platform';
import { SharedRun } from '../platform/tasks/SharedRun';
import { DeliveryReader } from './DeliveryReader';
import { DeliveryStore } from './DeliveryStore';
import { IncidentSources } from './IncidentSources';

/**
 * Takes deliveries of producers.
 *
 * A delivery is authenticated, kept as it came, acknowledged with 202, and read afterwards: what was acknowledged survives a crash, and
 * the reading is taken up again by whichever replica comes next. The same delivery again is acknowledged again and changes nothing,
 * unless it could not be read: then it is tried once more.
 * When more wait than `maxWaiting`, further ones are refused with 503 — which producers such as Alertmanager retry, unlike 429.
 */
export class DeliveryIntake {
  private readonly runs = new SharedRun(
    () => this.readAll(),
    error => this.logger.warn(`Deliveries could not be read: ${error}`),
  );
  /** Deliveries of this process that wait to be read; an estimate that each drain corrects. */
  private waiting = 0;

  constructor(
    private readonly platform: Platform,
    private readonly store: DeliveryStore,
    private readonly reader: DeliveryReader,
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
    return this.keep({
      id: randomUUID(),
      source: sourceName,
      channel: delivery.channel,
      dedupKey: dedupKeyOf(source, delivery),
      contentType: fitted(delivery.headers['content-type'] ?? '', 200),
      body: delivery.body,
      receivedAt: this.platform.clock(),
    });
  }

  private async keep(
    delivery: Parameters<DeliveryStore['keep']>[1],
  ): Promise<string> {
    let waits = false;
    // Counted before it is kept, so that many who come at once do not all see the last free place.
    this.waiting += 1;
    try {
      const kept = await this.store.keep(this.platform.database, delivery);
      waits = kept.waits;
      return kept.id;
    } finally {
      if (waits) void this.drain();
      else this.leaves();
    }
  }

  /** Reads what waits. Concurrent calls share one run. */
  drain(): Promise<void> {
    return this.runs.join();
  }

  private async readAll(): Promise<void> {
    while (await this.reader.readNext()) this.leaves();
    this.waiting = await this.store.countKept(this.platform.database);
  }

  /** One waits no more. It may be one that another process has kept, which was never counted here. */
  private leaves(): void {
    this.waiting = Math.max(0, this.waiting - 1);
  }
}

/** What a source calls a delivery, as far as it can be kept as it is. */
function dedupKeyOf(source: IncidentSource, delivery: RawDelivery): string {
  const key = source.deliveryKey?.(delivery)?.trim();
  const parsed = line(200).safeParse(key);
  // An empty name is none: what a delivery says tells it apart then.
  return parsed.success
    ? parsed.data
    : createHash('sha256')
        .update(key || delivery.body)
        .digest('hex');
}
