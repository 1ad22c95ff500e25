import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installPackages } from './installPackages.mjs';
import { checkPortVariables, preflight } from './preflight.mjs';
import { onceToldToEnd, spawnGroup, stopAllGroups } from './processGroup.mjs';
import { portalIsReady } from './portalIsReady.mjs';
import { createPortalLogReader } from './readPortalLog.mjs';
import { LauncherError, toolchainEnvironment } from './toolchain.mjs';

/*
 * `npm start`: from a bare machine to a running demo portal.
 *
 *   npm start                                        SQLite under ./data
 *   npm start -- --config app-config.postgres.yaml   adds a configuration file
 *   npm start -- --build                             builds the front end first; the back end serves it, at its own port
 *   npm start -- --built                             serves the one that was built before
 *   npm start -- --verbose                           shows all that the portal says
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const CLI = join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli');
const APP = join(ROOT, 'packages', 'app');
const DATA = resolve(ROOT, process.env.AFTERWORD_DATA_DIR || 'data');

/** A path as a person would type it. */
function shownPath(file) {
  const fromHere = relative(process.cwd(), file);
  return fromHere.startsWith('..') ? file : fromHere;
}

const say = text => process.stdout.write(`Afterword: ${text}\n`);

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        config: { type: 'string', multiple: true, default: [] },
        build: { type: 'boolean', default: false },
        built: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new LauncherError(
      `${
        error.message.split('. ')[0]
      }: npm start knows --config <file>, --build, --built and --verbose, after a double dash.`,
    );
  }
}

/** Absolute, because each package would resolve them from its own folder. */
function configFiles(added) {
  const local = join(ROOT, 'app-config.local.yaml');
  const files = [
    join(ROOT, 'app-config.yaml'),
    ...(existsSync(local) ? [local] : []),
    ...added.map(file => resolve(file)),
  ];
  for (const file of files) {
    if (!existsSync(file)) {
      throw new LauncherError(
        `The configuration file ${relative(
          process.cwd(),
          file,
        )} does not exist.`,
      );
    }
  }
  return files.flatMap(file => ['--config', file]);
}

function inspectPortal(config, env) {
  const script = join(ROOT, 'scripts', 'inspectPortal.mjs');
  const inspection = spawnSync('node', [script, ...config], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  if (inspection.status !== 0) {
    const reason = /^\w*Error: (.*)$/m.exec(inspection.stderr)?.[1];
    throw new LauncherError(
      `The configuration cannot be read: ${reason ?? inspection.stderr.trim()}`,
    );
  }
  return JSON.parse(inspection.stdout);
}

function openLog() {
  const folder = join(DATA, 'logs');
  const file = join(folder, 'portal.log');
  mkdirSync(folder, { recursive: true });
  if (existsSync(file)) {
    renameSync(file, join(folder, 'portal.previous.log'));
  }
  return { file, stream: createWriteStream(file) };
}

/** Builds the front end as it is deployed, where the back end finds it. */
async function buildFrontEnd({ config, env, log }) {
  say('Building the front end; it takes a minute or two.');
  const build = spawnGroup('node', [CLI, 'package', 'build', ...config], {
    cwd: APP,
    env: { ...env, NODE_ENV: 'production' },
    output: 'pipe',
  });
  build.stdout.pipe(log.stream, { end: false });
  build.stderr.pipe(log.stream, { end: false });
  const code = await new Promise(resolve => build.on('close', resolve));
  if (code !== 0) {
    throw new LauncherError(
      `The front end could not be built; why is in ${shownPath(log.file)}.`,
    );
  }
}

/**
 * Starts both ends of the portal: the front end from a server that follows its source, or, built, from the back end.
 *
 * @returns a promise that never resolves and is rejected when the portal cannot
 *   start or ends by itself
 */
function startPortal({ config, env, log, built, verbose, isReady }) {
  const shown = shownPath(log.file);
  say(`Starting the portal; all that it says goes to ${shown}.`);
  const what = built ? 'package' : 'repo';
  const portal = spawnGroup('node', [CLI, what, 'start', ...config], {
    cwd: built ? join(ROOT, 'packages', 'backend') : ROOT,
    env,
    output: 'pipe',
  });
  const readLog = createPortalLogReader();
  return new Promise((_, reject) => {
    let hasFailed = false;
    const fail = what => {
      hasFailed = true;
      reject(new LauncherError(`${what}; all of it is in ${shown}.`));
    };
    const read = line => {
      log.stream.write(`${line}\n`);
      if (verbose) {
        process.stdout.write(`${line}\n`);
      }
      const meaning = hasFailed ? undefined : readLog(line);
      if (meaning?.failed && isReady()) {
        say(`The back end has crashed: ${meaning.failed} (see ${shown})`);
      } else if (meaning?.failed) {
        fail(`The back end did not start: ${meaning.failed}`);
      } else if (meaning && !verbose) {
        say(meaning.isError ? `${meaning.say} (see ${shown})` : meaning.say);
      }
    };
    createInterface({ input: portal.stdout }).on('line', read);
    createInterface({ input: portal.stderr }).on('line', read);
    portal.on('close', () => fail('The portal has ended by itself'));
  });
}

async function main() {
  let ready = false;
  let ending = false;
  // A closed terminal must not keep the portal from being stopped.
  process.stdout.on('error', () => {});
  onceToldToEnd(async () => {
    ending = true;
    say('Stopping.');
    await stopAllGroups();
    process.exit(0);
  });
  try {
    const started = Date.now();
    const { config: added, build, verbose, ...given } = readArguments();
    const built = build || given.built;
    const config = configFiles(added);
    const env = {
      ...(await toolchainEnvironment(say)),
      NODE_ENV: 'development',
      BROWSER: 'none',
      AFTERWORD_DATA_DIR: DATA,
    };
    await installPackages(ROOT, env, say);
    checkPortVariables(env);
    if (given.built && !existsSync(join(APP, 'dist', 'index.html'))) {
      throw new LauncherError(
        'No front end has been built yet: start with --build once.',
      );
    }
    if (built) env.AFTERWORD_APP_PORT = env.AFTERWORD_BACKEND_PORT || '7007';
    const portal = inspectPortal(config, env);
    await preflight({ portal, built, folder: DATA, root: ROOT, env });

    const log = openLog();
    if (build) await buildFrontEnd({ config, env, log });
    const isReady = () => ready;
    const failure = startPortal({ config, env, log, built, verbose, isReady });
    await Promise.race([failure, portalIsReady(portal, say)]);
    ready = true;
    const seconds = Math.round((Date.now() - started) / 1000);
    say(`Started in ${seconds} s; Ctrl-C stops it.`);
    process.stdout.write(`Afterword is ready: ${portal.appUrl}\n`);
    await failure;
  } catch (error) {
    if (ending) {
      return;
    }
    await stopAllGroups();
    process.stderr.write(
      `${error instanceof LauncherError ? error.message : error.stack}\n`,
    );
    process.exit(1);
  }
}

await main();
