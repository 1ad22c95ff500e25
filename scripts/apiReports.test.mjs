import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import {
  changedRecords,
  difference,
  readRecords,
  restoreRecords,
} from './apiReports.mjs';

/** A folder with these files, for one test. */
function aFolder(t, files = {}) {
  const root = mkdtempSync(join(tmpdir(), 'afterword-surface-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const shop = 'plugins/shop/report.api.md';
const legacy = 'plugins/shop/report-legacy.api.md';

test('records are those of packages and of their subpaths', t => {
  const root = aFolder(t, {
    [shop]: 'a\n',
    [legacy]: 'b\n',
    'plugins/shop/README.md': 'c\n',
    'plugins/shop-node/package.json': '{}',
  });
  assert.deepEqual(
    [...readRecords(root)],
    [
      [legacy, 'b\n'],
      [shop, 'a\n'],
    ],
  );
});

test('records are as they were once they are restored', t => {
  const root = aFolder(t, { [shop]: 'a\n' });
  const before = readRecords(root);
  writeFileSync(join(root, shop), 'other\n');
  writeFileSync(join(root, legacy), 'new\n');
  restoreRecords(root, before);
  assert.deepEqual(readRecords(root), before);
  rmSync(join(root, shop));
  restoreRecords(root, before);
  assert.deepEqual(readRecords(root), before);
});

test('what changed, came or went is named', () => {
  const before = new Map([
    ['changed', 'at?: string;'],
    ['gone', 'a'],
    ['same', 'a'],
  ]);
  const after = new Map([
    ['came', 'a'],
    ['changed', 'at: string;'],
    ['same', 'a'],
  ]);
  assert.deepEqual(changedRecords(before, after), ['came', 'changed', 'gone']);
});

test('what is only ordered otherwise has not changed', () => {
  const before = new Map([
    ['record', "state: 'open' | 'done';\nsize: number;"],
  ]);
  const after = new Map([['record', "size: number;\nstate: 'done' | 'open';"]]);
  assert.deepEqual(changedRecords(before, after), []);
});

test('what has swapped its types has changed', () => {
  const swapped = (before, after) =>
    changedRecords(new Map([['record', before]]), new Map([['record', after]]));
  assert.deepEqual(
    swapped('at?: string;\nsize: number;', 'at: number;\nsize?: string;'),
    ['record'],
  );
  assert.deepEqual(
    swapped('f(x: string, y: number): void', 'f(x: number, y: string): void'),
    ['record'],
  );
});

test('a difference is shown up to so many lines, and a new record whole', t => {
  const folder = aFolder(t);
  const before = 'one\ntwo\n';
  const after = 'one\n2\nthree\n';
  assert.deepEqual(difference(before, after, folder, 10), [
    '@@ -1,2 +1,3 @@',
    ' one',
    '-two',
    '+2',
    '+three',
  ]);
  assert.deepEqual(difference(before, after, folder, 3), [
    '@@ -1,2 +1,3 @@',
    ' one',
    '-two',
    '… and 2 more',
  ]);
  assert.deepEqual(difference(undefined, after, folder, 10), [
    '@@ -0,0 +1,3 @@',
    '+one',
    '+2',
    '+three',
  ]);
});
