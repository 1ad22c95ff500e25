import {
  DeliveryListQuery,
  fitted,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';
import { skipLocked } from '../platform/database/dialect';
import { keyset, KeysetColumn, pageOfRows } from '../platform/database/keyset';
import {
  deliveryColumns,
  ListedDelivery,
  listedColumns,
  readDeliveryRow,
  readListedRow,
  StoredDelivery,
} from './DeliveryRow';

const latestFirst: readonly KeysetColumn[] = [
  {
    column: 'received_at',
    direction: 'desc',
    property: 'received_at',
    type: 'number',
  },
  { column: 'id', direction: 'desc', property: 'id', type: 'text' },
];

/** States of what could not be read, or not wholly, and is not tried again by itself. */
const givenUp: readonly ListedDelivery['state'][] = ['failed', 'partial'];

/** What has become of a delivery. */
export interface DeliveryOutcome {
  readonly state: StoredDelivery['state'];
  readonly error: string | null;
  readonly incidents: readonly number[];
  /** When it comes up again, if it does. */
  readonly availableAt?: number;
}

/** The SQL of deliveries. */
export class DeliveryStore {
  /**
   * Keeps a delivery, once. One that could not be read when it came before is to be read again.
   *
   * @returns its id, and whether it waits now; the first one's id when the same was kept before
   */
  async keep(
    tx: Knex,
    delivery: Pick<
      StoredDelivery,
      'id' | 'source' | 'channel' | 'contentType' | 'body' | 'receivedAt'
    > & { readonly dedupKey: string },
  ): Promise<{ id: string; waits: boolean }> {
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
        available_at: delivery.receivedAt,
        processed_at: null,
        incidents: '[]',
      })
      .onConflict(['source', 'channel', 'dedup_key'])
      .ignore()
      .returning('id');
    if (inserted.length > 0) return { id: delivery.id, waits: true };
    const first = await tx('delivery').where(identity).first('id');
    const waits = await this.keepAgain(tx, first.id, delivery.receivedAt);
    return { id: first.id, waits };
  }

  /** Lets what could not be read come up again; what was read, or waits already, stays as it is. */
  async keepAgain(tx: Knex, id: string, now: number): Promise<boolean> {
    const changed = await tx('delivery')
      .where('id', id)
      .whereIn('state', givenUp)
      .update(comingUp(now));
    return changed > 0;
  }

  /** Takes the delivery that is due and has waited longest, until `leasedUntil`; nobody else takes it before (index `delivery_due`). */
  async takeDue(
    tx: Knex,
    now: number,
    leasedUntil: number,
  ): Promise<StoredDelivery | undefined> {
    const [due] = await skipLocked(
      tx,
      tx('delivery')
        .where('state', 'kept')
        .where('available_at', '<=', now)
        .orderBy(['available_at', 'id'])
        .limit(1)
        .select('id'),
    );
    if (due === undefined) return undefined;
    const [row] = await tx('delivery')
      .where('id', due.id)
      .update({ available_at: leasedUntil })
      .returning(deliveryColumns);
    return readDeliveryRow(row);
  }

  /** Notes how far a delivery has been read, and keeps it for longer; undefined when it is no longer the reader's. */
  async advance(
    tx: Knex,
    delivery: StoredDelivery,
    to: Pick<
      StoredDelivery,
      'readThrough' | 'incidents' | 'error' | 'availableAt'
    >,
  ): Promise<StoredDelivery | undefined> {
    const { id, availableAt } = delivery;
    const changed = await tx('delivery')
      .where({ id, state: 'kept', available_at: availableAt })
      .update({
        // As JSON, since it may hold what cannot be stored.
        read_through: JSON.stringify(to.readThrough),
        incidents: JSON.stringify(to.incidents),
        error: to.error === null ? null : fitted(to.error, 2000),
        available_at: to.availableAt,
      });
    return changed === 0 ? undefined : { ...delivery, ...to };
  }

  /** Notes what has become of a delivery, after one more attempt, unless it is no longer the reader's. */
  async note(
    tx: Knex,
    { id, availableAt: leasedUntil }: StoredDelivery,
    outcome: DeliveryOutcome,
    now: number,
  ): Promise<void> {
    const { state, error, incidents, availableAt = now } = outcome;
    await tx('delivery')
      .where({ id, state: 'kept', available_at: leasedUntil })
      .update({
        state,
        read_through: null,
        error: error === null ? null : fitted(error, 2000),
        incidents: JSON.stringify(incidents),
        available_at: availableAt,
        processed_at: state === 'kept' || state === 'failed' ? null : now,
        attempts: tx.raw('attempts + 1'),
      });
  }

  /** A page of deliveries, latest first (index `delivery_received_at`). */
  async list(
    tx: Knex,
    query: DeliveryListQuery,
  ): Promise<{ deliveries: ListedDelivery[]; next?: string }> {
    const select = tx('delivery')
      .limit(query.limit + 1)
      .select(listedColumns);
    if (query.source) select.whereIn('source', [...query.source]);
    if (query.state) select.whereIn('state', query.state);
    keyset(select, latestFirst, query.cursor);
    const { rows, next } = pageOfRows<Row>(
      await select,
      query.limit,
      latestFirst,
    );
    return { deliveries: rows.map(readListedRow), next };
  }

  /** Lets a delivery come up again at once, whatever has become of it; undefined when there is none. */
  async replay(
    tx: Knex,
    id: string,
    now: number,
  ): Promise<ListedDelivery | undefined> {
    const [row] = await tx('delivery')
      .where('id', id)
      .update(comingUp(now))
      .returning(listedColumns);
    return row && readListedRow(row);
  }

  /** How many deliveries of each source there are by state, and when the last one came. */
  async health(
    tx: Knex,
  ): Promise<
    Map<string, { lastReceivedAt: number; counts: Record<string, number> }>
  > {
    const rows: Row[] = await tx('delivery')
      .groupBy('source', 'state')
      .select('source', 'state')
      .count({ number: '*' })
      .max({ last: 'received_at' });
    const health = new Map<
      string,
      { lastReceivedAt: number; counts: Record<string, number> }
    >();
    for (const row of rows) {
      const source = String(row.source);
      const of = health.get(source) ?? { lastReceivedAt: 0, counts: {} };
      health.set(source, {
        lastReceivedAt: Math.max(of.lastReceivedAt, int(row.last)),
        counts: { ...of.counts, [String(row.state)]: int(row.number) },
      });
    }
    return health;
  }

  /** How many wait to be read. */
  async countKept(tx: Knex): Promise<number> {
    const [row] = await tx('delivery')
      .where('state', 'kept')
      .count({ total: '*' });
    return int(row.total);
  }

  /** Forgets a delivery that could not be read, or not wholly. @returns whether there was one */
  async discard(tx: Knex, id: string): Promise<boolean> {
    const discarded = await tx('delivery')
      .where('id', id)
      .whereIn('state', givenUp)
      .delete();
    return discarded > 0;
  }

  /** Forgets what came before a moment, each kind before its own (index `delivery_state`); what waits stays. */
  async forget(
    tx: Knex,
    before: { readonly processed: number; readonly givenUp: number },
  ): Promise<void> {
    await tx('delivery')
      .where('state', 'processed')
      .where('received_at', '<', before.processed)
      .delete();
    await tx('delivery')
      .whereIn('state', givenUp)
      .where('received_at', '<', before.givenUp)
      .delete();
  }
}

function comingUp(now: number) {
  return { state: 'kept', attempts: 0, available_at: now, read_through: null };
}
