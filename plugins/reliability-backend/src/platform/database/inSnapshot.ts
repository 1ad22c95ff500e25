import { Knex } from 'knex';
import { dialectOf } from './dialect';

/**
 * Runs several statements that read so that they see one moment, whatever others write meanwhile. A transaction on SQLite does so by itself,
 * and takes no level.
 */
export async function inSnapshot<T>(
  tx: Knex,
  read: (snapshot: Knex) => Promise<T>,
): Promise<T> {
  if (tx.isTransaction) return read(tx);
  return dialectOf(tx) === 'postgres'
    ? tx.transaction(read, { isolationLevel: 'repeatable read' })
    : tx.transaction(read);
}
