import { Knex } from 'knex';
import { dialectOf } from './dialect';

/**
 * Runs the statements of one answer. SQLite has one connection: they have it together, and wait for whoever writes once and not one by
 * one. PostgreSQL has several, and is asked those at once that do not need each other.
 *
 * @param read - asks `tx` alone: on SQLite nobody else is answered meanwhile
 */
export async function readTogether<T>(
  database: Knex,
  read: (tx: Knex) => Promise<T>,
): Promise<T> {
  return dialectOf(database) === 'sqlite'
    ? database.transaction(read)
    : read(database);
}
