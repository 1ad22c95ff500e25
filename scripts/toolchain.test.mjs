import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { TOOLCHAIN } from './toolchain.mjs';

const read = path => readFileSync(new URL(path, import.meta.url), 'utf8');

test('package.json names the same Yarn', () => {
  const { packageManager } = JSON.parse(read('../package.json'));
  assert.equal(packageManager, `yarn@${TOOLCHAIN.yarn}`);
});

test('the container file names the same Node and Yarn', () => {
  const dockerfile = read('../packages/backend/Dockerfile');
  assert.deepEqual(
    [...dockerfile.matchAll(/node:(\d+\.\d+\.\d+)/g)].map(([, v]) => v),
    [TOOLCHAIN.node],
  );
  assert.deepEqual(
    [...dockerfile.matchAll(/cli-dist@(\S+)/g)].map(([, v]) => v),
    [TOOLCHAIN.yarn],
  );
});
