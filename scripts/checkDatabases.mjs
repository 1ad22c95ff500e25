import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

/*
 * `node checkDatabases.mjs <folder>`: reads through every SQLite file of a folder
 * and says, one sentence for each, which are damaged. Exit code 1 if any is.
 */

const Database = createRequire(
  new URL('../packages/backend/package.json', import.meta.url),
)('better-sqlite3');

function damageOf(file) {
  let database;
  try {
    database = new Database(file, { readonly: true, fileMustExist: true });
    const findings = database.pragma('quick_check(1)', { simple: true });
    return findings === 'ok' ? undefined : findings;
  } catch (error) {
    return error.message;
  } finally {
    database?.close();
  }
}

const [folder] = process.argv.slice(2);
let damaged = false;

for (const name of readdirSync(folder)) {
  if (!name.endsWith('.sqlite')) {
    continue;
  }
  const damage = damageOf(join(folder, name));
  if (damage !== undefined) {
    damaged = true;
    const shown = relative(process.cwd(), join(folder, name));
    const reason = damage.split('\n').at(-1);
    process.stderr.write(
      `The database file ${shown} is damaged (${reason}): put a backup in its place, or move it and its -wal and -shm files away to start without what it holds.\n`,
    );
  }
}

process.exit(damaged ? 1 : 0);
