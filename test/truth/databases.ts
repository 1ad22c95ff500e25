import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import createKnex, { Knex } from 'knex';
import { startPostgres } from '../bench/portal/postgres';

export const engines = ['SQLite', 'PostgreSQL'] as const;
/** A database that figures are held against the truth on. */
export type Engine = (typeof engines)[number];

/** Opens an empty database for as long as it is used. */
export async function withDatabase<T>(
  engine: Engine,
  use: (database: Knex) => Promise<T>,
): Promise<T> {
  if (engine === 'SQLite') {
    const database = createKnex({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
      pool: { min: 1, max: 1 },
    });
    return use(database).finally(() => database.destroy());
  }
  const folder = mkdtempSync(join(tmpdir(), 'afterword-truth-'));
  try {
    const postgres = await startPostgres(folder);
    try {
      const { connection } = postgres;
      const database = createKnex({
        client: 'pg',
        connection,
        pool: { min: 1, max: 4, afterCreate: hasten },
      });
      return await use(database).finally(() => database.destroy());
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Nobody needs these data after a loss of power. */
function hasten(
  connection: { query(sql: string, done: (error?: Error) => void): void },
  done: (error?: Error) => void,
): void {
  connection.query('set synchronous_commit = off', done);
}
