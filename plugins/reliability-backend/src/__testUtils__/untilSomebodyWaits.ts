import { setTimeout } from 'node:timers/promises';
import { Knex } from 'knex';

/**
 * Waits until some write cannot go on before an open transaction ends: for a lock on PostgreSQL, for the only connection on SQLite.
 *
 * @throws Error when nobody waits for long
 */
export async function untilSomebodyWaits(
  database: Knex,
  /** How many writes must wait. */
  least = 1,
): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if ((await countWaiting(database)) >= least) return;
    await setTimeout(25);
  }
  throw new Error('Nobody waits for the open transaction');
}

async function countWaiting(database: Knex): Promise<number> {
  if (database.client.config.client !== 'pg') {
    return database.client.pool.numPendingAcquires();
  }
  const [{ total }] = await database('pg_stat_activity')
    .whereRaw('datname = current_database()')
    .where('wait_event_type', 'Lock')
    .count({ total: '*' });
  return Number(total);
}
