import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { int } from '../database/columns';
import { skipLocked } from '../database/dialect';
import { inTransaction } from '../database/inTransaction';
import { pauseAfter } from '../tasks/pauseAfter';
import { SharedRun } from '../tasks/SharedRun';
import { Outbox, OutboxEvent, outboxTopics } from './Outbox';

/** An event as consumers get it. The id is the same at every attempt: use it as idempotency key. */
export interface DeliveredEvent {
  readonly eventId: string;
  readonly topic: OutboxEvent['topic'];
  readonly payload: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  /** Whether it is about something confidential: say the key, no text. */
  readonly confidential: boolean;
}

/** Somebody who must hear of events; at least once, in order of writing unless one fails. */
export interface OutboxConsumer {
  readonly name: string;
  readonly topics: readonly OutboxEvent['topic'][];
  /** For how long an event is tried at least, in milliseconds: what nobody misses for a day need not be given up in a quarter of an hour. */
  readonly triedFor?: number;
  /** Whether it computes for long: its topics are delivered by a run of their own, so that others need not wait for it. */
  readonly takesLong?: boolean;
  consume(event: DeliveredEvent): Promise<void>;
}

interface OutboxRow {
  readonly id: number | string;
  readonly event_id: string;
  readonly topic: OutboxEvent['topic'];
  readonly payload: string;
  readonly attempts: number;
  readonly created_at: number | string;
  readonly done_by: string;
  readonly confidential_id: number | string | null;
}

const BATCH = 50;
const MAX_ATTEMPTS = 10;
/** A claimed row comes up again after this long if the process that claimed it died. */
const LEASE_MS = 60_000;
/** How long what this replica does not know is left to others: longer than an update rolls out. */
const LEFT_MS = 24 * 3_600_000;
/** A consumer that takes longer than this has failed; what it talks to may never answer, and others wait behind it. */
const PATIENCE_MS = 20_000;
/** So much longer may those take that compute for long, and so much longer are their events leased. */
const LONG = 6;

/**
 * Delivers the outbox at least once to each consumer. Rows are leased before they are delivered, with `SKIP LOCKED` on PostgreSQL, so
 * that replicas share the work and no transaction is open while a consumer talks to the world. A consumer that fails is tried
 * again with growing pauses; after {@link MAX_ATTEMPTS}, and as long as it asks for, the row stays as a dead letter, for operators to see.
 * What a user was told is done never depends on the relay.
 *
 * While an update rolls out, there are events that an older replica knows nothing about: it leaves them to the newer ones, for a day.
 */
export class OutboxRelay {
  private readonly longTopics: readonly OutboxEvent['topic'][];
  private readonly runs: readonly SharedRun[];
  private isFinishing = false;

  constructor(
    private readonly database: Knex,
    private readonly consumers: readonly OutboxConsumer[],
    private readonly logger: LoggerService,
    private readonly clock: () => number = Date.now,
    private readonly patienceMs: number = PATIENCE_MS,
  ) {
    this.longTopics = consumers
      .filter(({ takesLong }) => takesLong)
      .flatMap(({ topics }) => topics);
    this.runs = [false, true].map(
      isLong =>
        new SharedRun(
          async () => {
            let delivered = BATCH;
            while (delivered === BATCH && !this.isFinishing) {
              delivered = await this.deliverBatch(isLong);
            }
          },
          // The database is away or closing; the scheduled drain comes back to it.
          error => logger.warn(`The outbox could not be relayed: ${error}`),
        ),
    );
  }

  /** Relays whenever something is announced. A scheduled task calls {@link drain} as well, for what other processes left. */
  follow(outbox: Outbox): void {
    outbox.onAnnounced(() => {
      void this.drain();
    });
  }

  /** Delivers until nothing is due. Concurrent calls share one run. */
  async drain(): Promise<void> {
    await Promise.all(this.runs.map(run => run.join()));
  }

  /**
   * Takes up nothing more. What is being delivered is delivered, so that nobody is told of it again by whoever relays next; what was only
   * taken is left to them at once.
   *
   * @returns when nothing is under way
   */
  async finish(): Promise<void> {
    this.isFinishing = true;
    await this.drain();
  }

  private async deliverBatch(isLong: boolean): Promise<number> {
    if (isLong && this.longTopics.length === 0) return 0;
    const now = this.clock();
    const times = isLong ? LONG : 1;
    const leasedUntil = now + LEASE_MS * times;
    const { own, taken } = await inTransaction(this.database, async tx => {
      const due: OutboxRow[] = await skipLocked(
        tx,
        tx('outbox')
          .where('state', 'pending')
          .where('available_at', '<=', now)
          [isLong ? 'whereIn' : 'whereNotIn']('topic', [...this.longTopics])
          .orderBy(['available_at', 'id'])
          .limit(BATCH)
          .select(),
      );
      const known = due.filter(row => this.knows(row));
      const strange = due.filter(row => !this.knows(row));
      if (known.length > 0) {
        await tx('outbox')
          .whereIn('id', idsOf(known))
          .update({ available_at: leasedUntil });
      }
      if (strange.length > 0) await this.leave(tx, strange, now);
      return { own: known, taken: due.length };
    });
    for (const [at, row] of own.entries()) {
      if (this.isFinishing) {
        await this.database('outbox')
          .whereIn('id', idsOf(own.slice(at)))
          // Where the lease ran out, somebody else may have taken it.
          .where('available_at', leasedUntil)
          .update({ available_at: now });
        break;
      }
      // What comes so late that its lease may run out meanwhile is left to whoever takes it next.
      if (this.clock() - now > (LEASE_MS - this.patienceMs) * times) break;
      await this.deliver(row);
    }
    return taken;
  }

  private knows({ topic }: OutboxRow): boolean {
    return (
      outboxTopics.includes(topic) ||
      this.consumers.some(({ topics }) => topics.includes(topic))
    );
  }

  /** Lets what this replica does not know come up again after growing pauses, and keeps it as dead letters where nobody took it. */
  private async leave(
    tx: Knex,
    strange: readonly OutboxRow[],
    now: number,
  ): Promise<void> {
    await tx('outbox')
      .whereIn('id', idsOf(strange))
      // A pause as long as the event is old, and a lease.
      .update({
        available_at: tx.raw('? - created_at', [2 * now + LEASE_MS]),
      });
    const old = strange.filter(row => int(row.created_at) <= now - LEFT_MS);
    if (old.length === 0) return;
    const topics = [...new Set(old.map(({ topic }) => topic))].join(', ');
    this.logger.warn(
      `${old.length} events are given up that no replica knows: ${topics}`,
    );
    await tx('outbox').whereIn('id', idsOf(old)).update({
      state: 'dead',
      available_at: now,
      last_error: 'No replica knows this event',
    });
  }

  private async deliver(row: OutboxRow): Promise<void> {
    const event: DeliveredEvent = {
      eventId: row.event_id,
      topic: row.topic,
      payload: JSON.parse(row.payload),
      createdAt: int(row.created_at),
      confidential: row.confidential_id !== null,
    };
    const doneBy: string[] = JSON.parse(row.done_by);
    const failures: string[] = [];
    let triedUntil = 0;
    for (const consumer of this.consumers) {
      if (
        !consumer.topics.includes(event.topic) ||
        doneBy.includes(consumer.name)
      ) {
        continue;
      }
      try {
        await this.within(
          consumer.consume(event),
          this.patienceMs * (consumer.takesLong ? LONG : 1),
        );
        doneBy.push(consumer.name);
      } catch (error) {
        failures.push(`${consumer.name}: ${error}`);
        triedUntil = Math.max(
          triedUntil,
          event.createdAt + (consumer.triedFor ?? 0),
        );
      }
    }
    if (failures.length === 0) {
      await this.database('outbox').where('id', row.id).delete();
      return;
    }
    const attempts = int(row.attempts) + 1;
    const now = this.clock();
    const dead = attempts >= MAX_ATTEMPTS && now >= triedUntil;
    this.logger.warn(
      `Event ${event.eventId} (${event.topic}) ${
        dead ? 'is given up' : 'will be tried again'
      } after attempt ${attempts}: ${failures.join('; ')}`,
    );
    await this.database('outbox')
      .where('id', row.id)
      .update({
        attempts,
        done_by: JSON.stringify(doneBy),
        last_error: failures.join('; ').slice(0, 2000),
        state: dead ? 'dead' : 'pending',
        available_at: now + pauseAfter(attempts),
      });
  }

  private async within(
    consumed: Promise<void>,
    patienceMs: number,
  ): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`no answer within ${patienceMs} ms`)),
        patienceMs,
      );
    });
    try {
      await Promise.race([consumed, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function idsOf(rows: readonly OutboxRow[]) {
  return rows.map(({ id }) => id);
}
