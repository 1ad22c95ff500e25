import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installPackages } from './installPackages.mjs';
import { onceToldToEnd, spawnGroup, stopAllGroups } from './processGroup.mjs';
import {
  countCheck,
  countJest,
  countPlaywright,
  countTap,
  summarise,
} from './testCounts.mjs';
import { LauncherError, toolchainEnvironment } from './toolchain.mjs';

/*
 * `npm test`: everything that must hold, in the order in which it fails fastest.
 * All stages run, also after a failure, and one line closes the report.
 *
 *   npm test                              all stages
 *   npm test -- --only lint,browser       some of them
 *   AFTERWORD_FORBID_SKIPS=1 npm test     what is skipped counts as failed
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

const say = text => process.stdout.write(`Afterword: ${text}\n`);

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Runs a command in the foreground and resolves to its exit code. */
function run(command, args, env) {
  return new Promise(resolve => {
    spawnGroup(command, args, { cwd: ROOT, env }).on('close', async code => {
      await stopAllGroups();
      resolve(code ?? 1);
    });
  });
}

/** The browser to test with: the one in the environment, or the system's. */
function findChromium(env) {
  if (env.AFTERWORD_CHROMIUM) {
    return env.AFTERWORD_CHROMIUM;
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  return (env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => names.map(name => join(folder, name)))
    .find(existsSync);
}

function check(name, ...script) {
  return {
    name,
    run: async env => countCheck(name, await run('yarn', script, env)),
  };
}

const stages = reports => ({
  types: check('type check', 'tsc'),
  // Behind the type check, whose declarations it reads.
  surface: check('public surface', 'api:check'),
  lint: check('lint', 'lint'),
  format: check('formatting', 'prettier:check'),
  launcher: {
    name: 'launcher tests',
    async run(env) {
      const report = join(reports, 'launcher.tap');
      const args = [
        '--test',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=tap',
        `--test-reporter-destination=${report}`,
        'scripts/*.test.mjs',
        'test/freshApp/*.test.mjs',
      ];
      const code = await run('node', args, env);
      return countTap('launcher tests', readIfThere(report), code);
    },
  },
  unit: {
    name: 'unit and integration tests',
    async run(env) {
      const report = join(reports, 'jest.json');
      const args = [
        ...['backstage-cli', 'repo', 'test'],
        // Tests wait as well: for what can be undone, for a database, for a debounce. One more than two cores fills that.
        ...['--maxWorkers=3', '--watchAll=false'],
        // Where all packages are tested together, what one of them says of patience is not heard.
        '--testTimeout=30000',
        ...['--json', `--outputFile=${report}`],
      ];
      const code = await run('yarn', args, {
        ...env,
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
      });
      return countJest('unit and integration tests', readJson(report), code);
    },
  },
  mutants: check('mutants', 'test:mutants', '--quick'),
  browser: {
    name: 'browser tests',
    async run(env) {
      const skip = reason => ({
        passed: 0,
        failures: [],
        skips: [{ name: 'all browser tests', reason }],
      });
      if (!existsSync(join(ROOT, 'test', 'playwright.config.ts'))) {
        return skip('test/playwright.config.ts does not exist');
      }
      const chromium = findChromium(env);
      if (!chromium) {
        return skip(
          'no Chromium was found; install it with the package manager of the system, or name it in AFTERWORD_CHROMIUM',
        );
      }
      const report = join(reports, 'playwright.json');
      const args = [
        ...['workspace', 'afterword-test', 'playwright', 'test'],
        '--reporter=list,json',
      ];
      const code = await run('yarn', args, {
        ...env,
        AFTERWORD_CHROMIUM: chromium,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      });
      return countPlaywright('browser tests', readJson(report), code);
    },
  },
});

function chosenStages(all) {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const names = values.only?.split(',') ?? Object.keys(all);
  const unknown = names.filter(name => !Object.hasOwn(all, name));
  if (unknown.length > 0) {
    const known = Object.keys(all).join(', ');
    throw new Error(
      `There is no stage ${unknown.join(', ')}; there are ${known}.`,
    );
  }
  return names.map(name => all[name]);
}

/** Runs the stages one after the other, whatever becomes of each. */
async function runStages(chosen) {
  const env = { ...(await toolchainEnvironment(say)), CI: '1' };
  await installPackages(ROOT, env, say);
  const counts = [];
  for (const stage of chosen) {
    const started = Date.now();
    say(`${stage.name} …`);
    const count = await stage.run(env);
    counts.push(count);
    const seconds = Math.round((Date.now() - started) / 1000);
    const outcome = count.failures.length === 0 ? 'done' : 'FAILED';
    say(`${stage.name}: ${outcome} after ${seconds} s\n`);
  }
  return counts;
}

async function main() {
  const reports = mkdtempSync(join(tmpdir(), 'afterword-test-'));
  const tidyUp = () => rmSync(reports, { recursive: true, force: true });
  onceToldToEnd(async () => {
    await stopAllGroups();
    tidyUp();
    process.exit(130);
  });

  let chosen;
  try {
    chosen = chosenStages(stages(reports));
  } catch (error) {
    tidyUp();
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }

  const counts = await runStages(chosen).catch(error => {
    const isExpected = error instanceof LauncherError;
    return [
      {
        passed: 0,
        failures: [`set-up: ${isExpected ? error.message : error.stack}`],
        skips: [],
      },
    ];
  });
  tidyUp();
  const forbidSkips = process.env.AFTERWORD_FORBID_SKIPS === '1';
  const { lines, exitCode } = summarise(counts, forbidSkips);
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = exitCode;
}

await main();
