import { Knex } from 'knex';
import { dialectOf } from './dialect';

/**
 * Runs several statements that read so that they see one moment, whatever others write meanwhile. A transaction on SQLite does so by itself,
 * and takes no level; one of PostgreSQL only if it began as such.
 *
 * @throws Error inside a transaction whose statements each see a moment of their own
 */
export async function inSnapshot<T>(
  tx: Knex,
  read: (snapshot: Knex) => Promise<T>,
): Promise<T> {
  if (tx.isTransaction) {
    if (!(await seesOneMoment(tx))) {
      throw new Error(
        'This transaction sees what others write meanwhile: read outside of it, or begin it with inSnapshot',
      );
    }
    return read(tx);
  }
  return dialectOf(tx) === 'postgres'
    ? tx.transaction(read, { isolationLevel: 'repeatable read' })
    : tx.transaction(read);
}

async function seesOneMoment(tx: Knex): Promise<boolean> {
  if (dialectOf(tx) === 'sqlite') return true;
  const { rows } = await tx.raw(
    "select current_setting('transaction_isolation') as level",
  );
  return rows[0].level !== 'read committed';
}
