import { LauncherError } from './toolchain.mjs';

const PATIENCE_MS = 5 * 60_000;

const wait = ms => new Promise(done => setTimeout(done, ms));

/** Asks again and again until `check` accepts an answer. */
async function until(url, check, what) {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url, {
        signal: AbortSignal.timeout(60_000),
      });
      if (await check(response)) {
        return;
      }
    } catch {
      // Not listening yet.
    }
    await wait(500);
  }
  throw new LauncherError(
    `${what} has not answered at ${url} for five minutes; start with --verbose to see what it does.`,
  );
}

/**
 * Resolves when a person who opens the portal finds it complete: both ends answer,
 * and the demo organisation with its history is in, if this portal has one. A
 * history that could not be loaded has said so, and is not waited for.
 */
export async function portalIsReady(portal, say) {
  const backend = `http://localhost:${portal.backendPort}`;
  await Promise.all([
    until(
      `${backend}/.backstage/health/v1/readiness`,
      response => response.ok,
      'The back end',
    ).then(() => say('The back end is ready.')),
    until(
      `http://localhost:${portal.appPort}/`,
      response => response.ok,
      'The front end',
    ).then(() => say('The front end is ready.')),
  ]);
  await until(
    `${backend}/api/demo/status`,
    async response => {
      if (response.status === 404) {
        return true;
      }
      const { catalog, state } = await response.json();
      return catalog.found >= catalog.expected && state !== 'loading';
    },
    'The demo organisation',
  );
}
