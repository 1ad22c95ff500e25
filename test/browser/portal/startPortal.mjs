import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { spawnGroup, stopAllGroups } from '../../../scripts/processGroup.mjs';

/*
 * Starts a portal of its own for the stories, as `npm start -- --build` does: pages as they are deployed, on a port that is
 * free and with a data folder that is thrown away. Its process group ends with this
 * process, however that ends.
 */

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CHROMIUM = process.env.AFTERWORD_CHROMIUM ?? '/usr/bin/chromium';
const PATIENCE_MS = 300_000;

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Resolves when the launcher says that the portal is ready, and keeps what it said until then. */
function untilReady(portal) {
  const said = [];
  return new Promise((resolve, reject) => {
    const fail = what => reject(new Error([what, ...said].join('\n  ')));
    const late = setTimeout(
      () => fail(`The portal was not ready after ${PATIENCE_MS / 1000} s:`),
      PATIENCE_MS,
    );
    const read = line => {
      said.push(line);
      if (line.startsWith('Afterword is ready')) {
        clearTimeout(late);
        resolve();
      }
    };
    createInterface({ input: portal.stdout }).on('line', read);
    createInterface({ input: portal.stderr }).on('line', read);
    portal.on('close', () => {
      clearTimeout(late);
      fail('The portal did not start:');
    });
  });
}

/**
 * Starts a portal.
 *
 * @param settings - variables of its environment, beside those that say where it is
 * @param how - `--build` builds its pages first, `--built` takes those that were built before
 * @returns these, and how to stop it with every other that this process has started
 */
export async function startAPortal(settings = {}, how = '--built') {
  const data = mkdtempSync(join(tmpdir(), 'afterword-portal-'));
  const stop = async () => {
    await stopAllGroups();
    rmSync(data, { recursive: true, force: true });
  };
  const port = String(await freePort());
  const address = { AFTERWORD_APP_PORT: port, AFTERWORD_BACKEND_PORT: port };
  const launcher = join(ROOT, 'scripts', 'start.mjs');
  const portal = spawnGroup('node', [launcher, how], {
    cwd: ROOT,
    env: {
      ...process.env,
      ...address,
      ...settings,
      AFTERWORD_DATA_DIR: data,
    },
    output: 'pipe',
  });
  try {
    await untilReady(portal);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, stop };
}

/** @returns how to stop the portal, if one was started */
export default async function startPortal() {
  if (process.env.AFTERWORD_REUSE_PORTAL === '1' || !existsSync(CHROMIUM)) {
    return undefined;
  }
  const { address, stop } = await startAPortal({}, '--build');
  // The stories find the portal by the same variables.
  Object.assign(process.env, address);
  return stop;
}
