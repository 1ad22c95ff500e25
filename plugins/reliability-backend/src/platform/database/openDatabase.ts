import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { dialectOf } from './dialect';
import { hideValues } from './hideValues';

const migrationsDirectory = resolvePackagePath(
  '@afterword/plugin-reliability-backend',
  'migrations',
);

/** KiB of SQLite's pages that are held: facts of a busy service of a large portal do not fit into the driver's own 16 MB. */
const CACHE_KIB = 65_536;

/**
 * Pages after which SQLite brings its log into the file: a fourth of its own measure. It does so within a write, for which everybody else
 * waits, so that it had better be often and short.
 */
const CHECKPOINT_PAGES = 250;

/**
 * Opens the plugin's database at the latest schema.
 *
 * SQLite runs in WAL with `synchronous=FULL`: an acknowledged write survives the loss of power. (The driver's own default in
 * WAL is `NORMAL`, which may lose the last transactions.)
 *
 * Replicas that start at once on an empty database collide on knex's migration lock; the one that loses waits and tries again.
 */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  hideValues(knex);
  if (dialectOf(knex) === 'sqlite') {
    await knex.raw('PRAGMA journal_mode = WAL');
    await knex.raw('PRAGMA synchronous = FULL');
    await knex.raw(`PRAGMA cache_size = -${CACHE_KIB}`);
    await knex.raw(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  }
  if (!database.migrations?.skip) {
    await migrate(knex);
  }
  return knex;
}

async function migrate(knex: Knex, attemptsLeft = 30): Promise<void> {
  try {
    await knex.migrate.latest({ directory: migrationsDirectory });
  } catch (error) {
    const locked =
      error instanceof Error &&
      /lock|already exists|duplicate key/i.test(
        `${error.name} ${error.message}`,
      );
    if (!locked || attemptsLeft === 0) throw error;
    await new Promise(resolve => setTimeout(resolve, 500));
    await migrate(knex, attemptsLeft - 1);
  }
}
