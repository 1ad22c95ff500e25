import { createWriteStream, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { spawnGroup, stopGroup } from '../../scripts/processGroup.mjs';

const PATIENCE_MS = 4 * 60_000;

const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(10_000) })).ok;
  } catch {
    return false;
  }
}

/**
 * Starts the fresh portal with `yarn start`, as its README says, and resolves when
 * both ends answer.
 *
 * @returns how to stop it, and what it wrote at a level
 */
export async function startPortal({ portal, appPort, backendPort, env, log }) {
  const file = createWriteStream(log, { flags: 'a' });
  const child = spawnGroup('yarn', ['start'], {
    cwd: portal,
    env,
    output: 'pipe',
  });
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  let hasEnded = false;
  child.on('close', () => {
    hasEnded = true;
  });

  const written = level =>
    stripVTControlCharacters(readFileSync(log, 'utf8'))
      .split('\n')
      .filter(line => new RegExp(`^\\S+Z \\S+ ${level} `).test(line))
      .map(line => line.slice(0, 250));
  const urls = [
    `http://localhost:${backendPort}/.backstage/health/v1/readiness`,
    `http://localhost:${appPort}/`,
  ];
  const deadline = Date.now() + PATIENCE_MS;
  for (const url of urls) {
    while (!(await answers(url))) {
      if (hasEnded || Date.now() > deadline) {
        const why = written('error').map(line => `\n  ${line}`);
        throw new Error(
          `The portal did not answer at ${url}; see ${log}.${why.join('')}`,
        );
      }
      await wait(300);
    }
  }
  return { written, stop: () => stopGroup(child.pid) };
}
