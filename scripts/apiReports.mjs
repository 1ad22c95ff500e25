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

/** The members of unions in a line, in one order. */
const ordered = line =>
  line.replace(/[\w'"$.]+(?: \| [\w'"$.]+)+/g, union =>
    union.split(' | ').sort().join(' | '),
  );

/** Its lines in one order, without the marks that stand between or behind members. */
const linesOf = content =>
  content
    .split('\n')
    .map(line => ordered(line.trim().replace(/^\| |[;,]$/g, '')))
    .sort()
    .join('\n');

/**
 * Paths of records that say something else, or are there only before or after. The
 * compiler has the members of unions and of types in an order that depends on what it came to
 * before, so that lines which are only ordered otherwise say the same.
 */
export function changedRecords(before, after) {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .filter(
      path =>
        before.has(path) !== after.has(path) ||
        linesOf(before.get(path)) !== linesOf(after.get(path)),
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
