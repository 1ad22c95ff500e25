import { ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { READER } from '../shop/catalog';
import { freePort } from './freePort';
import { Portal } from './Portal';
import { Postgres } from './postgres';

/** The databases that everything is measured on. */
export type Engine = 'SQLite' | 'PostgreSQL';

const SERVICE_TOKEN = 'a-service-that-imports-what-others-have-kept';

/** Milliseconds; others may have the machine. */
const START_WITHIN = 600_000;

/** Starts a back end in a process of its own and signs a reader in. */
export async function startPortal(
  engine: Engine,
  postgres: Postgres,
  options: { readonly services: number; readonly folder: string },
): Promise<Portal> {
  const directory = join(options.folder, 'sqlite');
  mkdirSync(directory, { recursive: true });
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const config = {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { port, host: '127.0.0.1' },
      // Node's own 5 minutes cut a long import off.
      server: { requestTimeout: { hours: 2 } },
      auth: {
        externalAccess: [
          {
            type: 'static',
            options: { token: SERVICE_TOKEN, subject: 'bench' },
          },
        ],
      },
      database:
        engine === 'SQLite'
          ? { client: 'better-sqlite3', connection: { directory } }
          : {
              client: 'pg',
              pluginDivisionMode: 'schema',
              connection: postgres.connection,
            },
    },
    auth: {
      providers: {
        guest: {
          userEntityRef: READER,
          dangerouslyAllowOutsideDevelopment: true,
        },
      },
    },
    permission: { enabled: true },
  };
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
      join(__dirname, '../backend/main.ts'),
    ],
    {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        LOG_LEVEL: 'error',
        BENCH_BACKEND: JSON.stringify({
          config,
          services: options.services,
        }),
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const stop = () => ended(child);
  try {
    await isReady(child, baseUrl);
    const userToken = await signIn(baseUrl);
    const portal = new Portal(engine, baseUrl, {
      user: userToken,
      service: SERVICE_TOKEN,
      pid: child.pid ?? 0,
      stop,
    });
    await portal.knowsCatalog();
    return portal;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function isReady(child: ChildProcess, baseUrl: string): Promise<void> {
  const deadline = Date.now() + START_WITHIN;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(
      `${baseUrl}/.backstage/health/v1/readiness`,
    ).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 300));
  }
  throw new Error('The back end did not start');
}

async function signIn(baseUrl: string): Promise<string> {
  const answer = await fetch(`${baseUrl}/api/auth/guest/refresh`, {
    method: 'POST',
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
  });
  if (!answer.ok) throw new Error(`Nobody can sign in: ${await answer.text()}`);
  return (await answer.json()).backstageIdentity.token;
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise(resolve => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
