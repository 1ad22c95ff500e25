import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { onceToldToEnd, stopAllGroups } from '../../scripts/processGroup.mjs';
import { toolchainEnvironment } from '../../scripts/toolchain.mjs';
import { adaptToMachine } from './adaptToMachine.mjs';
import { freshTerminal, runCommand } from './command.mjs';
import { addCode } from './followInstructions.mjs';
import { inspectPack } from './inspectPack.mjs';
import { instructionsOf } from './instructions.mjs';
import { servePackages } from './packageRegistry.mjs';
import { packPackages } from './packPackages.mjs';
import { startPortal } from './startPortal.mjs';
import { accounts, createStepLog } from './stepLog.mjs';
import { Visit } from './visitPortal.mjs';

/*
 * `yarn test:fresh-app`: does what README tells a newcomer to do, in a fresh app from
 * Backstage's own template, with the packages as they would be published.
 *
 *   yarn test:fresh-app             the template of today's frontend system
 *   yarn test:fresh-app --legacy    the template of the old one
 *   yarn test:fresh-app --keep      leaves the app in its folder (2 GB)
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(
  /\/$/,
  '',
);

/** Releases of create-app by the release of Backstage that their template is of. */
const CREATE_APP = { '1.55.0': '0.9.2' };

const PROMISE_MS = 5 * 60_000;

const say = text => process.stdout.write(`${text}\n`);
const read = path => readFileSync(join(ROOT, path), 'utf8');

const { values: options } = parseArgs({
  options: { legacy: { type: 'boolean' }, keep: { type: 'boolean' } },
});
const { step, note, total } = createStepLog(say);

/** The packages, packed and found fit to publish. */
async function packAndInspect(folder, env) {
  const settings = { cwd: ROOT, env, log: join(folder, 'packages.log') };
  await step(accounts.repository, 'yarn tsc', () =>
    runCommand('yarn tsc', settings),
  );
  await step(accounts.repository, 'yarn backstage-cli repo build', () =>
    runCommand('yarn backstage-cli repo build', settings),
  );
  const packs = await step(accounts.repository, 'yarn pack, each package', () =>
    packPackages(ROOT, folder, settings),
  );
  return step(
    accounts.repository,
    `${packs.length} packages are fit to publish`,
    async () => {
      const findings = packs.flatMap(pack =>
        inspectPack(pack, readdirSync(pack.folder)).map(
          finding => `${pack.manifest.name}: ${finding}`,
        ),
      );
      if (findings.length > 0) {
        throw new Error(findings.join('\n'));
      }
      return packs;
    },
  );
}

/** An app as Backstage's template makes it, installed: the "existing portal". */
async function createPortal(folder, registry, env) {
  const { version } = JSON.parse(read('backstage.json'));
  if (!CREATE_APP[version]) {
    throw new Error(
      `Name the release of create-app for Backstage ${version} in test/freshApp/main.mjs.`,
    );
  }
  const flags = options.legacy ? ' --legacy' : '';
  const create = `npx --yes @backstage/create-app@${CREATE_APP[version]} --skip-install${flags}`;
  const log = join(folder, 'portal.log');
  const said = await step(accounts.portal, create, () =>
    runCommand(create, {
      cwd: folder,
      env: { ...env, BACKSTAGE_APP_NAME: 'portal' },
      log,
    }),
  );
  const portal = join(folder, 'portal');
  const { done, ...ports } = await adaptToMachine({
    root: ROOT,
    portal,
    registry,
    hasLockfile: !said.includes('Failed to fetch the yarn.lock seed'),
  });
  done.forEach(what => note(accounts.machine, what));
  await step(accounts.portal, 'yarn install', () =>
    runCommand('yarn install', { cwd: portal, env, log }),
  );
  return { portal, ...ports };
}

/** Does to the letter what a section of one of our pages says. */
async function follow(account, page, heading, { portal, env, log }) {
  for (const instruction of instructionsOf(read(page), heading)) {
    const { command, file, code } = instruction;
    if (command) {
      await step(account, command, () =>
        runCommand(command, { cwd: portal, env, log }),
      );
    } else {
      addCode(portal, instruction);
      note(account, `${file} gets: ${code.replace(/\s+/g, ' ')}`);
    }
  }
}

/** What a newcomer reads and does; and what one with Alertmanager does besides. */
async function followPages(settings) {
  const { newcomer, proof } = accounts;
  await follow(newcomer, 'README.md', '## Add it to your portal', settings);
  if (options.legacy) {
    const heading = '## The old frontend system';
    await follow(newcomer, 'docs/extending.md', heading, settings);
  }
  await follow(proof, 'docs/configuration.md', '## Alertmanager', settings);
}

/** A guest finds tab, card and page; and they work. */
async function lookAround(appPort, pictures) {
  const visit = await Visit.open({
    appUrl: `http://localhost:${appPort}`,
    pictures,
    executablePath: process.env.AFTERWORD_CHROMIUM ?? '/usr/bin/chromium',
  });
  try {
    const { newcomer, proof } = accounts;
    await step(newcomer, 'a guest signs in', () => visit.enter());
    await step(newcomer, 'the card is on the entity', () => visit.seeCard());
    await step(proof, 'pictures', () => visit.picture('card'));
    await step(newcomer, 'the tab is on the entity', () => visit.seeTab());
    await step(newcomer, 'the page is in the navigation', () =>
      visit.seePage(),
    );
    const title = 'Visitors see yesterday';
    await step(proof, 'an incident is reported', () => visit.report(title));
    await step(proof, 'pictures', () => visit.picture('page'));
    await step(proof, 'it stands on the tab', () => visit.findOnTab(title));
    await step(proof, 'pictures', () => visit.picture('tab'));
    await step(proof, 'the pages threw nothing', async () => {
      if (visit.thrown.length > 0) {
        throw new Error(visit.thrown.join('\n'));
      }
    });
  } catch (error) {
    await visit.picture('failure');
    throw error;
  } finally {
    await visit.close();
  }
}

async function check(folder, env) {
  const packs = await packAndInspect(folder, env);
  const registry = await servePackages(packs);
  try {
    const fresh = await createPortal(folder, registry.url, env);
    const { portal, appPort } = fresh;
    const log = join(folder, 'newcomer.log');
    await followPages({ portal, env, log });

    const running = await step(
      accounts.newcomer,
      'yarn start, until it is ready',
      () => startPortal({ ...fresh, env, log: join(folder, 'start.log') }),
    );
    const pictures = join(folder, 'pictures');
    mkdirSync(pictures);
    note(accounts.proof, `pictures are in ${pictures}`);
    await lookAround(appPort, pictures);
    await step(
      accounts.proof,
      'the log of the portal has no error',
      async () => {
        const errors = running.written('error');
        if (errors.length > 0) {
          throw new Error(errors.join('\n'));
        }
      },
    );
    await running.stop();
    for (const command of [
      'yarn tsc',
      'yarn backstage-cli config:check --lax',
    ]) {
      await step(accounts.proof, command, () =>
        runCommand(command, { cwd: portal, env, log }),
      );
    }
  } finally {
    registry.close();
  }
  const took = total(accounts.newcomer);
  if (took > PROMISE_MS) {
    throw new Error('A newcomer needs more than five minutes.');
  }
  say(
    `A newcomer has Afterword in an existing Backstage app ${Math.round(
      took / 1000,
    )} s after the first command.`,
  );
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-fresh-'));
  onceToldToEnd(async () => {
    await stopAllGroups();
    process.exit(130);
  });
  try {
    const toolchain = await toolchainEnvironment(say);
    await check(folder, freshTerminal(toolchain));
  } catch (error) {
    say(error.message);
    say(`Logs and pictures are in ${folder}.`);
    process.exitCode = 1;
  } finally {
    await stopAllGroups();
    if (!options.keep) {
      rmSync(join(folder, 'portal'), { recursive: true, force: true });
    }
  }
}

await main();
