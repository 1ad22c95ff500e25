import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { groupIsAlive, spawnGroup, stopGroup } from './processGroup.mjs';

const MODULE = fileURLToPath(new URL('processGroup.mjs', import.meta.url));

/** Starts a grandchild that ignores polite signals, and waits for ever. */
const STUBBORN = `
  process.on('SIGTERM', () => {});
  setInterval(() => {}, 1000);
  console.log('up');
`;
const PARENT_OF_STUBBORN = `
  require('node:child_process').spawn(
    process.execPath, ['-e', ${JSON.stringify(STUBBORN)}], { stdio: 'inherit' },
  );
`;

const wait = ms => new Promise(done => setTimeout(done, ms));

async function eventually(check, patience = 15_000) {
  const deadline = Date.now() + patience;
  while (!check() && Date.now() < deadline) {
    await wait(50);
  }
  return check();
}

test('stopping a group ends grandchildren too, also those that do not want to', async () => {
  const keeper = spawnGroup(process.execPath, ['-e', PARENT_OF_STUBBORN], {
    output: 'pipe',
  });
  await once(keeper.stdout, 'data');
  assert.equal(groupIsAlive(keeper.pid), true);

  await stopGroup(keeper.pid, 500);

  assert.equal(await eventually(() => !groupIsAlive(keeper.pid)), true);
});

test('a group ends with whoever started it, even when that one is killed', async () => {
  const starter = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { spawnGroup } from ${JSON.stringify(MODULE)};
       const keeper = spawnGroup(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {});
       console.log(keeper.pid);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await once(starter.stdout, 'data');
  const group = Number(String(line));
  assert.equal(groupIsAlive(group), true);

  starter.kill('SIGKILL');

  assert.equal(await eventually(() => !groupIsAlive(group)), true);
});

test('a group reports the exit code of its command', async () => {
  const keeper = spawnGroup(process.execPath, ['-e', 'process.exit(7)'], {});
  const [code] = await once(keeper, 'exit');
  assert.equal(code, 7);
});

test('a command that does not exist is reported as such', async () => {
  const keeper = spawnGroup('no-such-command-here', [], { output: 'pipe' });
  const [code] = await once(keeper, 'exit');
  assert.equal(code, 127);
});
