import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instructionsOf } from './instructions.mjs';

const page = [
  '# Page',
  '## Before',
  '```sh',
  'not this',
  '```',
  '## Add it',
  'Words.',
  '```sh',
  'first command',
  'second command   # and why',
  '```',
  '```ts',
  '// packages/backend/src/index.ts',
  "backend.add(import('a'));",
  '```',
  '### Further down',
  '```tsx',
  '// packages/app/src/App.tsx, with the other routes',
  '<Route />',
  '```',
  '```ts',
  'only.an(illustration);',
  '```',
  '```bash',
  'another \\',
  '  one',
  '```',
  '## After',
  '```sh',
  'nor this',
  '```',
].join('\n');

test('a section tells what to type and what to add where, in order', () => {
  assert.deepEqual(instructionsOf(page, '## Add it'), [
    { command: 'first command' },
    { command: 'second command' },
    {
      file: 'packages/backend/src/index.ts',
      where: undefined,
      code: "backend.add(import('a'));",
    },
    {
      file: 'packages/app/src/App.tsx',
      where: 'with the other routes',
      code: '<Route />',
    },
  ]);
});

test('a section ends where the next one of its rank begins', () => {
  assert.deepEqual(instructionsOf(page, '### Further down'), [
    {
      file: 'packages/app/src/App.tsx',
      where: 'with the other routes',
      code: '<Route />',
    },
  ]);
});

test('a section that is gone is an error', () => {
  assert.throws(() => instructionsOf(page, '## Install'), /no section/);
});
