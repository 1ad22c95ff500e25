import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  countCheck,
  countJest,
  countPlaywright,
  countTap,
  summarise,
} from './testCounts.mjs';

const nothing = { passed: 0, failures: [], skips: [] };

test('a check is one pass or one failure', () => {
  assert.deepEqual(countCheck('lint', 0), { ...nothing, passed: 1 });
  assert.deepEqual(countCheck('lint', 2), { ...nothing, failures: ['lint'] });
});

test('Jest: passes, failures, skips and files that could not be run are all counted', () => {
  const counts = countJest(
    'unit',
    {
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'adds' },
            { status: 'failed', fullName: 'subtracts' },
            { status: 'pending', fullName: 'divides' },
            { status: 'todo', fullName: 'multiplies' },
          ],
        },
        { name: 'b.test.ts', status: 'failed', assertionResults: [] },
      ],
    },
    1,
  );
  assert.equal(counts.passed, 1);
  assert.deepEqual(counts.failures, [
    'subtracts',
    'b.test.ts: the file could not be run',
  ]);
  assert.deepEqual(
    counts.skips.map(({ name }) => name),
    ['divides', 'multiplies'],
  );
});

test('a run without a report, or without any test, has failed', () => {
  assert.equal(countJest('unit', undefined, 0).failures.length, 1);
  assert.equal(countJest('unit', { testResults: [] }, 0).failures.length, 1);
  assert.equal(countPlaywright('browser', undefined, 0).failures.length, 1);
  assert.equal(
    countPlaywright('browser', { suites: [] }, 0).failures.length,
    1,
  );
  assert.equal(countTap('launcher', undefined, 0).failures.length, 1);
});

test('an exit code that the report does not explain is a failure', () => {
  const report = {
    testResults: [
      {
        name: 'a.test.ts',
        status: 'passed',
        assertionResults: [{ status: 'passed', fullName: 'adds' }],
      },
    ],
  };
  assert.equal(countJest('unit', report, 0).failures.length, 0);
  assert.equal(countJest('unit', report, 1).failures.length, 1);
});

test('Playwright: nested suites count, what passed when repeated is told, a skip keeps its reason', () => {
  const spec = (title, status, annotations = []) => ({
    title,
    tests: [{ status, annotations }],
  });
  const counts = countPlaywright(
    'browser',
    {
      errors: [{ message: 'set-up broke\nat somewhere' }],
      suites: [
        {
          title: 'lists.spec.ts',
          specs: [spec('filters', 'expected')],
          suites: [
            {
              title: 'paging',
              specs: [
                spec('goes on', 'flaky'),
                spec('prints', 'skipped', [
                  { type: 'skip', description: 'no printer' },
                ]),
              ],
            },
          ],
        },
      ],
    },
    1,
  );
  assert.equal(counts.passed, 2);
  assert.deepEqual(counts.failures, ['browser: set-up broke']);
  assert.deepEqual(counts.repeated, ['lists.spec.ts › paging › goes on']);
  assert.deepEqual(counts.skips, [
    { name: 'lists.spec.ts › paging › prints', reason: 'no printer' },
  ]);
});

test('TAP: only the outer points count, and directives are skips', () => {
  const counts = countTap(
    'launcher',
    [
      '    ok 1 - an inner one',
      'ok 1 - starts',
      'not ok 2 - stops',
      'ok 3 - flies # SKIP no wings',
    ].join('\n'),
    1,
  );
  assert.equal(counts.passed, 1);
  assert.deepEqual(counts.failures, ['stops']);
  assert.deepEqual(counts.skips, [{ name: 'flies', reason: 'no wings' }]);
});

test('the closing line is the last one, and names what was skipped above it', () => {
  const stages = [
    { passed: 2, failures: [], skips: [{ name: 'flies', reason: 'no wings' }] },
    { passed: 1, failures: ['stops'], skips: [] },
  ];
  const { lines, exitCode } = summarise(stages, false);
  assert.equal(lines.at(-1), '3 passed, 1 failed, 1 skipped');
  assert.match(lines.join('\n'), /SKIPPED {2}flies\n {9}because: no wings/);
  assert.equal(exitCode, 1);
});

test('what passed at the second try is named', () => {
  const stages = [{ passed: 1, failures: [], skips: [], repeated: ['stops'] }];
  const { lines, exitCode } = summarise(stages, true);
  assert.match(lines.join('\n'), /REPEATED stops\n {9}passed at the second/);
  assert.equal(lines.at(-1), '1 passed, 0 failed, 0 skipped');
  assert.equal(exitCode, 0);
});

test('a skip fails the run only where skipping is forbidden', () => {
  const stages = [
    { passed: 2, failures: [], skips: [{ name: 'flies', reason: 'no wings' }] },
  ];
  assert.equal(summarise(stages, false).exitCode, 0);
  const strict = summarise(stages, true);
  assert.equal(strict.exitCode, 1);
  assert.equal(strict.lines.at(-1), '2 passed, 1 failed, 0 skipped');
});
