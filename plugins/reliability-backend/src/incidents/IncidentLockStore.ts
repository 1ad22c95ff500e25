import { Knex } from 'knex';
import { inBatches } from '../platform/database/dialect';
import { inOrder } from '../platform/database/inOrder';

type Condition = (query: Knex.QueryBuilder) => void;

/** The SQL that locks incidents until the transaction ends, always by their ids. (SQLite has one writer anyway.) */
export class IncidentLockStore {
  /** For update: some incidents, and those that they are merged into. */
  async hold(tx: Knex, ids: readonly number[]): Promise<void> {
    for (const batch of inBatches(inOrder(ids), 2)) {
      await rows(tx, withTargets(tx, batch)).forUpdate();
    }
  }

  /** The same for share. */
  async keep(tx: Knex, ids: readonly number[]): Promise<void> {
    for (const batch of inBatches(inOrder(ids), 2)) {
      await rows(tx, withTargets(tx, batch)).forShare();
    }
  }

  /** {@link hold} by identity. */
  async holdBySource(
    tx: Knex,
    source: string,
    externalIds: readonly string[],
  ): Promise<void> {
    for (const batch of inBatches(externalIds, 2)) {
      const named = (query: Knex.QueryBuilder) =>
        query.where('source', source).whereIn('external_id', batch);
      await rows(tx, either =>
        either
          .where(query => named(query))
          .orWhereIn('id', named(tx('incident')).select('merged_into')),
      ).forUpdate();
    }
  }
}

function rows(tx: Knex, which: Condition): Knex.QueryBuilder {
  return tx('incident').where(which).orderBy('id').select('id');
}

function withTargets(tx: Knex, ids: readonly number[]): Condition {
  return either =>
    either.whereIn('id', [...ids]).orWhereIn(
      'id',
      tx('incident')
        .whereIn('id', [...ids])
        .select('merged_into'),
    );
}
