import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LauncherError } from './toolchain.mjs';

const MEGABYTE = 1024 ** 2;

/** Below this the portal does not start: SQLite fails badly on a full disk. */
const LEAST_FREE_MEGABYTES = Number(
  process.env.AFTERWORD_LEAST_FREE_MB || '200',
);

function canListen(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    // A machine without this address cannot have anybody listening on it.
    server.once('error', error => resolve(error.code !== 'EADDRINUSE'));
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** Whether nobody listens on the port, on whatever address. */
export async function portIsFree(port) {
  for (const host of ['::', '0.0.0.0', '127.0.0.1', '::1']) {
    if (!(await canListen(port, host))) {
      return false;
    }
  }
  return true;
}

async function freePortAfter(port) {
  for (let other = port + 1; other < Math.min(port + 200, 65_536); other++) {
    if (await portIsFree(other)) {
      return other;
    }
  }
  return undefined;
}

async function checkPort(port, variable, purpose) {
  if (await portIsFree(port)) {
    return;
  }
  const other = await freePortAfter(port);
  const advice =
    process.env[variable] || other === undefined
      ? `set ${variable} to a free one`
      : `start with ${variable}=${other} npm start`;
  throw new LauncherError(
    `Port ${port}, which ${purpose} needs, is taken by another program: stop that program, or ${advice}.`,
  );
}

function checkFolder(folder) {
  const probe = join(folder, `.writable-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    throw new LauncherError(
      `The folder ${folder} cannot be written (${error.code}): make it writable, or set AFTERWORD_DATA_DIR to another folder.`,
    );
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  if (free < LEAST_FREE_MEGABYTES) {
    throw new LauncherError(
      `The disk of ${folder} has ${free} MB left and the portal needs ${LEAST_FREE_MEGABYTES} MB: free some space, or set AFTERWORD_DATA_DIR to a folder on another disk.`,
    );
  }
}

function checkDatabases(folder, root, env) {
  const script = fileURLToPath(new URL('checkDatabases.mjs', import.meta.url));
  const check = spawnSync('node', [script, folder], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (check.status !== 0) {
    throw new LauncherError(
      check.stderr.trim() || `The files in ${folder} could not be checked.`,
    );
  }
}

const PORT_VARIABLES = ['AFTERWORD_APP_PORT', 'AFTERWORD_BACKEND_PORT'];

/**
 * Looks at the ports that the environment names, before the configuration is made of them.
 *
 * @throws LauncherError with one sentence that says what to do
 */
export function checkPortVariables(env) {
  for (const name of PORT_VARIABLES) {
    const value = env[name];
    if (value === undefined) continue;
    const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
    if (port < 1 || port > 65_535) {
      throw new LauncherError(
        `${name} is "${value}", which is no port: set it to a number from 1 to 65535.`,
      );
    }
  }
}

/**
 * Looks for what would let the portal fail later with a stack trace.
 *
 * @throws LauncherError with one sentence that says what to do
 */
export async function preflight({ portal, built, folder, root, env }) {
  const isOnePort = portal.appPort === portal.backendPort;
  if (isOnePort && !built) {
    throw new LauncherError(
      `Both ends of the portal would use port ${portal.appPort}: set AFTERWORD_APP_PORT or AFTERWORD_BACKEND_PORT to another one.`,
    );
  }
  if (!isOnePort) {
    await checkPort(portal.appPort, 'AFTERWORD_APP_PORT', 'the front end');
  }
  await checkPort(portal.backendPort, 'AFTERWORD_BACKEND_PORT', 'the back end');
  checkFolder(folder);
  if (portal.sqliteDirectory) {
    checkFolder(portal.sqliteDirectory);
    checkDatabases(portal.sqliteDirectory, root, env);
  }
}
