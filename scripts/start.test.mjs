import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { portIsFree } from './preflight.mjs';

const START = fileURLToPath(new URL('start.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'afterword-start-'));

after(() => rmSync(folder, { recursive: true, force: true }));

async function listenSomewhere() {
  const server = createServer();
  server.listen(0);
  await once(server, 'listening');
  return { port: server.address().port, close: () => server.close() };
}

async function freePort() {
  const { port, close } = await listenSomewhere();
  close();
  return port;
}

/** Runs the launcher until it ends, or until it says `stopAt`. */
async function start({ env = {}, args = [], stopAt }) {
  const launcher = spawn(process.execPath, [START, ...args], {
    env: {
      ...process.env,
      AFTERWORD_APP_PORT: String(await freePort()),
      AFTERWORD_BACKEND_PORT: String(await freePort()),
      AFTERWORD_DATA_DIR: folder,
      ...env,
    },
  });
  let stdout = '';
  let stderr = '';
  launcher.stderr.on('data', chunk => {
    stderr += chunk;
  });
  await new Promise(resolve => {
    launcher.stdout.on('data', chunk => {
      stdout += chunk;
      if (stopAt && stdout.includes(stopAt)) {
        resolve();
      }
    });
    launcher.on('close', resolve);
  });
  return { launcher, stdout, stderr, code: launcher.exitCode };
}

function assertOneSentence({ code, stderr }, expected) {
  assert.equal(code, 1);
  assert.match(stderr, expected);
  assert.equal(stderr.trim().split('\n').length, 1, stderr);
  assert.doesNotMatch(stderr, /\bat .*:\d+:\d+/);
}

test('a busy port is named, with a way out', async () => {
  const { port, close } = await listenSomewhere();
  const busy = { AFTERWORD_BACKEND_PORT: String(port) };
  assertOneSentence(
    await start({ env: busy }),
    new RegExp(`Port ${port}, which the back end needs, is taken`),
  );
  close();
});

test('a port that is none, and one port for both ends, are named', async () => {
  assertOneSentence(
    await start({ env: { AFTERWORD_APP_PORT: 'abc' } }),
    /AFTERWORD_APP_PORT is "abc", which is no port/,
  );
  const port = String(await freePort());
  assertOneSentence(
    await start({
      env: { AFTERWORD_APP_PORT: port, AFTERWORD_BACKEND_PORT: port },
    }),
    new RegExp(`Both ends of the portal would use port ${port}`),
  );
});

test('a data folder that cannot be written is named', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const env = { AFTERWORD_DATA_DIR: join(file, 'data') };
  assertOneSentence(
    await start({ env }),
    /a-file\/data cannot be written \(ENOTDIR\)/,
  );
});

test('a disk that is nearly full is said to be so', async () => {
  const env = { AFTERWORD_LEAST_FREE_MB: String(10 ** 9) };
  assertOneSentence(await start({ env }), /MB left and the portal needs/);
});

test('a damaged database file is named', async () => {
  const damaged = join(folder, 'damaged');
  const env = { AFTERWORD_DATA_DIR: damaged };
  await start({ env: { ...env, AFTERWORD_LEAST_FREE_MB: String(10 ** 9) } });
  writeFileSync(join(damaged, 'catalog.sqlite'), 'not a database '.repeat(99));
  assertOneSentence(
    await start({ env }),
    /catalog\.sqlite is damaged \(file is not a database\)/,
  );
});

test('a configuration file that does not exist is named', async () => {
  assertOneSentence(
    await start({ args: ['--config', 'no-such.yaml'] }),
    /no-such\.yaml does not exist/,
  );
});

test('an option that does not exist is named', async () => {
  assertOneSentence(await start({ args: ['--colour'] }), /'--colour'/);
});

test('the portal starts, signs a persona in, and frees both ports when the launcher alone is told to end', async () => {
  const env = {
    AFTERWORD_APP_PORT: String(await freePort()),
    AFTERWORD_BACKEND_PORT: String(await freePort()),
  };
  const ready = `Afterword is ready: http://localhost:${env.AFTERWORD_APP_PORT}\n`;
  const { launcher, stdout, stderr } = await start({ env, stopAt: ready });
  assert.ok(stdout.endsWith(ready), `${stdout}\n${stderr}`);

  const signedIn = await fetch(
    `http://localhost:${env.AFTERWORD_BACKEND_PORT}/api/auth/demo/refresh`,
    { method: 'POST', headers: { 'x-demo-persona': 'service-owner' } },
  );
  const { backstageIdentity } = await signedIn.json();
  assert.deepEqual(backstageIdentity.identity.ownershipEntityRefs, [
    'user:default/service-owner',
    'group:default/shopping-team',
  ]);
  assert.ok(readdirSync(folder).includes('catalog.sqlite'));

  launcher.kill('SIGTERM');
  const [code] = await once(launcher, 'close');

  assert.equal(code, 0);
  assert.equal(await portIsFree(Number(env.AFTERWORD_APP_PORT)), true);
  assert.equal(await portIsFree(Number(env.AFTERWORD_BACKEND_PORT)), true);
});
