import { Knex } from 'knex';

/**
 * Runs several statements that read so that they see one moment, whatever others write meanwhile. A transaction that is under way on SQLite
 * does so by itself.
 */
export async function inSnapshot<T>(
  tx: Knex,
  read: (snapshot: Knex) => Promise<T>,
): Promise<T> {
  if (tx.isTransaction) return read(tx);
  return tx.transaction(read, { isolationLevel: 'repeatable read' });
}
