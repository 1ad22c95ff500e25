import { Knex } from 'knex';
import { inBatches } from '../platform/database/dialect';
import { inOrder } from '../platform/database/inOrder';

/** The SQL that locks incidents until the transaction ends, always by their ids. (SQLite has one writer anyway.) */
export class IncidentLockStore {
  /** For update: some incidents, and those that they are merged into. */
  async hold(tx: Knex, ids: readonly number[]): Promise<void> {
    for (const batch of inBatches(inOrder(ids), 2)) {
      await withTargets(tx, () => byId(tx, batch)).forUpdate();
    }
  }

  /** The same for share. */
  async keep(tx: Knex, ids: readonly number[]): Promise<void> {
    for (const batch of inBatches(inOrder(ids), 2)) {
      await withTargets(tx, () => byId(tx, batch)).forShare();
    }
  }

  /** {@link hold} by identity. */
  async holdBySource(
    tx: Knex,
    source: string,
    externalIds: readonly string[],
  ): Promise<void> {
    for (const batch of inBatches(externalIds, 2)) {
      const named = () =>
        tx('incident').where('source', source).whereIn('external_id', batch);
      await withTargets(tx, named).forUpdate();
    }
  }
}

function byId(tx: Knex, ids: readonly number[]): Knex.QueryBuilder {
  return tx('incident').whereIn('id', [...ids]);
}

/** One set of ids, not an `or`, for which PostgreSQL would look at each incident there is. */
function withTargets(
  tx: Knex,
  named: () => Knex.QueryBuilder,
): Knex.QueryBuilder {
  const all = named()
    .select('id')
    .unionAll(named().whereNotNull('merged_into').select('merged_into'));
  return tx('incident').whereIn('id', all).orderBy('id').select('id');
}
