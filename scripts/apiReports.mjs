import { spawnSync } from 'node:child_process';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const RECORD = /^report.*\.api\.md$/;

/** The records of public surfaces, of each package under `plugins`: a map from path to content. */
export function readRecords(root) {
  const paths = readdirSync(join(root, 'plugins'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(join(root, 'plugins', name))
        .filter(file => RECORD.test(file))
        .map(file => join('plugins', name, file)),
    );
  return new Map(
    paths.sort().map(path => [path, readFileSync(join(root, path), 'utf8')]),
  );
}

/** Leaves the records as they were, whatever was written since. */
export function restoreRecords(root, records) {
  for (const path of readRecords(root).keys()) {
    if (!records.has(path)) {
      rmSync(join(root, path));
    }
  }
  for (const [path, content] of records) {
    const isThere = existsSync(join(root, path));
    if (!isThere || readFileSync(join(root, path), 'utf8') !== content) {
      writeFileSync(join(root, path), content);
    }
  }
}

/** Its words and marks, in one order. */
const wordsOf = content =>
  (content.match(/[\w$]+|[^\w\s]/g) ?? []).sort().join(' ');

/**
 * Paths of records that say something else, or are there only before or after. The
 * compiler has the members of unions in an order that depends on what it came to
 * before, so that what is only ordered otherwise says the same.
 */
export function changedRecords(before, after) {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .filter(
      path =>
        before.has(path) !== after.has(path) ||
        wordsOf(before.get(path)) !== wordsOf(after.get(path)),
    );
}

/** Lines in which two contents differ, as `diff -u` has them: `mostLines`, and how many more there are. */
export function difference(before = '', after = '', folder, mostLines) {
  const files = ['before.md', 'after.md'].map(name => join(folder, name));
  writeFileSync(files[0], before);
  writeFileSync(files[1], after);
  const { stdout } = spawnSync(
    'git',
    ['diff', '--no-index', '--no-color', '--', ...files],
    { encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 },
  );
  const all = stdout.trimEnd().split('\n');
  // What stands before the first hunk names the two files.
  const lines = all.slice(all.findIndex(line => line.startsWith('@@')));
  const more = lines.length - mostLines;
  return more > 0
    ? [...lines.slice(0, mostLines), `… and ${more} more`]
    : lines;
}
