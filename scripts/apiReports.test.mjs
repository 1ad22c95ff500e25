import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { changedRecords, difference } from './apiReports.mjs';

const FOUND = 'node_modules/.cache/api-extractor';

/** A repository with these files, for one test. */
function aRepository(t, files) {
  const root = mkdtempSync(join(tmpdir(), 'afterword-surface-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const packages = {
  'plugins/shop/package.json': '{ "name": "@acme/plugin-shop" }',
  'plugins/shop-node/package.json': '{ "name": "@acme/plugin-shop-node" }',
};

test('a record that says what was found has not changed', t => {
  const root = aRepository(t, {
    ...packages,
    'plugins/shop/report.api.md': 'a\n',
    'plugins/shop/report-legacy.api.md': 'b\n',
    'plugins/shop-node/report.api.md': 'c\n',
    [`${FOUND}/plugin-shop/report.api.md`]: 'a\n',
    [`${FOUND}/plugin-shop-legacy/report-legacy.api.md`]: 'b\n',
    [`${FOUND}/plugin-shop-node/report.api.md`]: 'c\n',
  });
  assert.deepEqual(changedRecords(root), []);
});

test('of packages and their subpaths, those that changed or have no record are named', t => {
  const root = aRepository(t, {
    ...packages,
    'plugins/shop/report.api.md': 'a\n',
    'plugins/shop/report-legacy.api.md': 'b\n',
    [`${FOUND}/plugin-shop/report.api.md`]: 'a\n',
    [`${FOUND}/plugin-shop-legacy/report-legacy.api.md`]: 'other\n',
    [`${FOUND}/plugin-shop-node/report.api.md`]: 'c\n',
  });
  assert.deepEqual(changedRecords(root), [
    {
      record: 'plugins/shop/report-legacy.api.md',
      found: `${FOUND}/plugin-shop-legacy/report-legacy.api.md`,
    },
    {
      record: 'plugins/shop-node/report.api.md',
      found: `${FOUND}/plugin-shop-node/report.api.md`,
    },
  ]);
});

test('a package that the check did not come to is not named', t => {
  const root = aRepository(t, {
    ...packages,
    'plugins/shop-node/report.api.md': 'c\n',
    [`${FOUND}/plugin-shop/report.api.md`]: 'a\n',
    'plugins/shop/report.api.md': 'a\n',
  });
  assert.deepEqual(changedRecords(root), []);
});

test('a difference is shown up to so many lines, and a new record whole', t => {
  const root = aRepository(t, {
    'record.md': 'one\ntwo\n',
    'found.md': 'one\n2\nthree\n',
  });
  const both = { record: 'record.md', found: 'found.md' };
  assert.deepEqual(difference(root, both, 10), [
    '@@ -1,2 +1,3 @@',
    ' one',
    '-two',
    '+2',
    '+three',
  ]);
  assert.deepEqual(difference(root, both, 3), [
    '@@ -1,2 +1,3 @@',
    ' one',
    '-two',
    '… and 2 more',
  ]);
  assert.deepEqual(difference(root, { ...both, record: 'none.md' }, 10), [
    '@@ -0,0 +1,3 @@',
    '+one',
    '+2',
    '+three',
  ]);
});
