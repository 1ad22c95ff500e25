import { Knex } from 'knex';
import { int, Row, textOrNull } from '../database/columns';
import { keyset, KeysetColumn, pageOfRows } from '../database/keyset';
import { OutboxConsumer } from './OutboxRelay';

/** An event that was given up. */
export interface StoredDeadLetter {
  readonly eventId: string;
  readonly topic: string;
  readonly createdAt: number;
  readonly attempts: number;
  /** Consumers that have not had it. */
  readonly consumers: readonly string[];
  /** Null where it is confidential. */
  readonly about: string | null;
  /** Entities that it names, which not everybody may see. */
  readonly entities: readonly string[];
  readonly error: string | null;
}

const latestFirst: readonly KeysetColumn[] = [
  {
    column: 'available_at',
    direction: 'desc',
    property: 'available_at',
    type: 'number',
  },
  { column: 'id', direction: 'desc', property: 'id', type: 'number' },
];

/** Reads what the relay could not deliver, lets it try again, and forgets it. */
export class DeadLetters {
  constructor(private readonly consumers: readonly OutboxConsumer[]) {}

  /** A page of dead letters, latest first (index `outbox_due`). */
  async list(
    tx: Knex,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<{ letters: StoredDeadLetter[]; next?: string }> {
    const query = tx('outbox')
      .where('state', 'dead')
      .limit(page.limit + 1)
      .select();
    keyset(query, latestFirst, page.cursor);
    const { rows, next } = pageOfRows<Row>(
      await query,
      page.limit,
      latestFirst,
    );
    return { letters: rows.map(row => this.read(row)), next };
  }

  /** A dead letter; nothing when there is none by that id. */
  async find(tx: Knex, eventId: string): Promise<StoredDeadLetter | undefined> {
    const row = await tx('outbox')
      .where({ event_id: eventId, state: 'dead' })
      .first();
    return row && this.read(row);
  }

  /**
   * Lets a dead letter come up again, with all its attempts before it; whoever drains then delivers it.
   *
   * @returns whether there was one
   */
  async replay(tx: Knex, eventId: string, now: number): Promise<boolean> {
    const replayed = await tx('outbox')
      .where({ event_id: eventId, state: 'dead' })
      .update({
        state: 'pending',
        attempts: 0,
        available_at: now,
        // Of a confidential one it is its circle's, which a pending row may lose.
        last_error: null,
      });
    return replayed > 0;
  }

  /** Takes out a dead letter. @returns whether there was one */
  async discard(tx: Knex, eventId: string): Promise<boolean> {
    const discarded = await tx('outbox')
      .where({ event_id: eventId, state: 'dead' })
      .delete();
    return discarded > 0;
  }

  /** Takes out those that were given up before a moment (index `outbox_due`). */
  async forget(tx: Knex, before: number): Promise<void> {
    await tx('outbox')
      .where('state', 'dead')
      .where('available_at', '<', before)
      .delete();
  }

  private read(row: Row): StoredDeadLetter {
    const topic = String(row.topic);
    const doneBy: string[] = JSON.parse(String(row.done_by));
    const confidential = row.confidential_id !== null;
    const { key, entities = [] } = JSON.parse(String(row.payload));
    return {
      eventId: String(row.event_id),
      topic,
      createdAt: int(row.created_at),
      attempts: int(row.attempts),
      consumers: this.consumers
        .filter(({ topics }) => topics.some(each => each === topic))
        .map(({ name }) => name)
        .filter(name => !doneBy.includes(name)),
      about: confidential || key === undefined ? null : String(key),
      entities,
      error: confidential ? null : textOrNull(row.last_error),
    };
  }
}
