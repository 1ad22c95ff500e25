import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a check leaves what it found: a folder for each entry point of each package. */
const CHECKED = join('node_modules', '.cache', 'api-extractor');

const foldersIn = path =>
  readdirSync(path, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const readIfThere = path =>
  existsSync(path) ? readFileSync(path, 'utf8') : '';

/**
 * The records of public surfaces that the last check found to be otherwise, as
 * `{ record, found }`: the record beside the package's manifest, and what the package
 * exports now. Packages that the check did not come to are not among them.
 */
export function changedRecords(root) {
  const checked = foldersIn(join(root, CHECKED));
  return foldersIn(join(root, 'plugins')).flatMap(folder => {
    const manifest = join(root, 'plugins', folder, 'package.json');
    if (!existsSync(manifest)) {
      return [];
    }
    const { name } = JSON.parse(readFileSync(manifest, 'utf8'));
    const unscoped = name.slice(name.indexOf('/') + 1);
    return checked
      .filter(entryPoint => entryPoint.startsWith(unscoped))
      .map(entryPoint => {
        // `report.api.md`, and `report-legacy.api.md` for the subpath `./legacy`.
        const report = `report${entryPoint.slice(unscoped.length)}.api.md`;
        return {
          record: join('plugins', folder, report),
          found: join(CHECKED, entryPoint, report),
        };
      })
      .filter(
        ({ record, found }) =>
          existsSync(join(root, found)) &&
          readIfThere(join(root, record)) !== readIfThere(join(root, found)),
      );
  });
}

/** Lines in which a record and what was found differ, as `diff -u` has them: `mostLines`, and how many more there are. */
export function difference(root, { record, found }, mostLines) {
  const before = existsSync(join(root, record)) ? record : '/dev/null';
  const { stdout } = spawnSync(
    'git',
    ['diff', '--no-index', '--no-color', '--', before, found],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 },
  );
  const all = stdout.trimEnd().split('\n');
  // What stands before the first hunk names the two files.
  const lines = all.slice(all.findIndex(line => line.startsWith('@@')));
  const more = lines.length - mostLines;
  return more > 0
    ? [...lines.slice(0, mostLines), `… and ${more} more`]
    : lines;
}
