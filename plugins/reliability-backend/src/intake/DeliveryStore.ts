import { Knex } from 'knex';
import { int, intOrNull, Row, textOrNull } from '../platform/database/columns';
import { skipLocked } from '../platform/database/dialect';

/** A delivery as it is kept. */
export interface StoredDelivery {
  readonly id: string;
  readonly source: string;
  readonly channel: string;
  readonly contentType: string;
  readonly body: Buffer;
  readonly state: 'kept' | 'processed' | 'failed';
  readonly attempts: number;
  readonly error: string | null;
  readonly receivedAt: number;
  readonly processedAt: number | null;
}

/** The SQL of deliveries. */
export class DeliveryStore {
  /**
   * Keeps a delivery, once.
   *
   * @returns its id, and whether it is new; the first one's id when the same was kept before
   */
  async keep(
    tx: Knex,
    delivery: Pick<
      StoredDelivery,
      'id' | 'source' | 'channel' | 'contentType' | 'body' | 'receivedAt'
    > & { readonly dedupKey: string },
  ): Promise<{ id: string; isNew: boolean }> {
    const identity = {
      source: delivery.source,
      channel: delivery.channel,
      dedup_key: delivery.dedupKey,
    };
    const inserted = await tx('delivery')
      .insert({
        ...identity,
        id: delivery.id,
        content_type: delivery.contentType,
        body: delivery.body,
        state: 'kept',
        attempts: 0,
        error: null,
        received_at: delivery.receivedAt,
        processed_at: null,
      })
      .onConflict(['source', 'channel', 'dedup_key'])
      .ignore()
      .returning('id');
    if (inserted.length > 0) return { id: delivery.id, isNew: true };
    const first = await tx('delivery').where(identity).first('id');
    return { id: first.id, isNew: false };
  }

  /** Takes the oldest deliveries that nothing was made of yet, those that failed before last, and locks them against other replicas (index `delivery_state`). */
  async takeKept(tx: Knex, limit: number): Promise<StoredDelivery[]> {
    const rows = await skipLocked(
      tx,
      tx('delivery')
        .where('state', 'kept')
        .orderBy(['attempts', 'received_at', 'id'])
        .limit(limit)
        .select(),
    );
    return rows.map(read);
  }

  async markProcessed(tx: Knex, id: string, now: number): Promise<void> {
    await tx('delivery')
      .where('id', id)
      .update({ state: 'processed', processed_at: now, error: null });
  }

  /** Notes a failure; the delivery comes up again unless it is given up. */
  async markFailed(
    tx: Knex,
    id: string,
    failure: { readonly error: string; readonly giveUp: boolean },
  ): Promise<void> {
    await tx('delivery')
      .where('id', id)
      .update({
        error: failure.error.slice(0, 2000),
        state: failure.giveUp ? 'failed' : 'kept',
        attempts: tx.raw('attempts + 1'),
      });
  }

  /** How many wait to be read. */
  async countKept(tx: Knex): Promise<number> {
    const [row] = await tx('delivery')
      .where('state', 'kept')
      .count({ total: '*' });
    return int(row.total);
  }

  /** Forgets processed deliveries older than `before`; failed ones stay until somebody looked at them. */
  async forget(tx: Knex, before: number): Promise<number> {
    return tx('delivery')
      .where('state', 'processed')
      .where('received_at', '<', before)
      .delete();
  }
}

function read(row: Row): StoredDelivery {
  return {
    id: String(row.id),
    source: String(row.source),
    channel: String(row.channel),
    contentType: String(row.content_type),
    body: row.body as Buffer,
    state: row.state as StoredDelivery['state'],
    attempts: int(row.attempts),
    error: textOrNull(row.error),
    receivedAt: int(row.received_at),
    processedAt: intOrNull(row.processed_at),
  };
}
