import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import createKnex, { Knex } from 'knex';
import { Postgres, startPostgres } from '../bench/portal/postgres';

export const engines = ['SQLite', 'PostgreSQL'] as const;
/** A database that figures are held against the truth on. */
export type Engine = (typeof engines)[number];

/** Where databases are opened; what a worker is told of it. */
export type Server =
  | { readonly engine: 'SQLite' }
  | {
      readonly engine: 'PostgreSQL';
      readonly connection: Postgres['connection'];
    };

/** Runs what databases are opened on, for as long as it is used. */
export async function withServer<T>(
  engine: Engine,
  use: (server: Server) => Promise<T>,
): Promise<T> {
  if (engine === 'SQLite') return use({ engine });
  const folder = mkdtempSync(join(tmpdir(), 'afterword-truth-'));
  try {
    const { connection, stop } = await startPostgres(folder, {
      durable: false,
    });
    return await use({ engine, connection }).finally(stop);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens an empty database of this process for as long as it is used. */
export async function withDatabase<T>(
  server: Server,
  use: (database: Knex) => Promise<T>,
): Promise<T> {
  if (server.engine === 'SQLite') {
    return using(
      {
        client: 'better-sqlite3',
        connection: ':memory:',
        useNullAsDefault: true,
        pool: { min: 1, max: 1 },
      },
      use,
    );
  }
  const { connection } = server;
  const database = `truth_${process.pid}`;
  return using(
    { client: 'pg', connection, pool: { min: 0, max: 1 } },
    async all => {
      await all.raw('create database ??', [database]);
      const own = { ...connection, database };
      return using(
        { client: 'pg', connection: own, pool: { min: 1, max: 4 } },
        use,
      ).finally(() => all.raw('drop database ??', [database]));
    },
  );
}

async function using<T>(
  config: Knex.Config,
  use: (database: Knex) => Promise<T>,
): Promise<T> {
  const database = createKnex(config);
  return use(database).finally(() => database.destroy());
}
