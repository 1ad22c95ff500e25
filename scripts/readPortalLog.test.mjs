import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPortalLogReader } from './readPortalLog.mjs';

const AT = '2026-01-31T09:00:00.000Z';

const read = (...lines) => {
  const reader = createPortalLogReader();
  return lines.map(line => reader(line)).at(-1);
};

test('ordinary lines are for the log file only', () => {
  assert.equal(read(`${AT} catalog info All is well`), undefined);
  assert.equal(read('Rspack compiled successfully'), undefined);
  assert.equal(read(`${AT} demo info Created new key`), undefined);
});

test('an error is shown without its stack, in colour or not', () => {
  const expected = { say: 'search: It broke', isError: true };
  assert.deepEqual(
    read(`${AT} search error It broke stack="Error: It broke\\n at x.ts:1:1"`),
    expected,
  );
  assert.deepEqual(
    read(
      `\u001b[2m${AT}\u001b[22m \u001b[34msearch\u001b[39m \u001b[31merror\u001b[39m It broke`,
    ),
    expected,
  );
});

test('an error that is repeated at once is shown once', () => {
  const line = `${AT} search error It broke`;
  assert.equal(read(line, line), undefined);
});

test('what does not compile is shown', () => {
  assert.equal(read('ERROR in ./src/App.tsx').isError, true);
});

test('the progress of the demo is shown', () => {
  assert.deepEqual(
    read(`${AT} demo info Demo organisation: 120 of 400 incidents`),
    { say: 'Demo organisation: 120 of 400 incidents', isError: false },
  );
});

test('a plugin that does not start fails the start, and the innermost error says why', () => {
  assert.deepEqual(
    read(
      `${AT} backstage error Plugin 'app' threw an error during startup, waiting for 9 other plugins to finish before shutting down the process. Failed to instantiate service 'core.auth', Error: Failed to connect, Error: connect ECONNREFUSED 127.0.0.1:5432 type="initialization" stack="Error: …"`,
    ),
    { failed: 'connect ECONNREFUSED 127.0.0.1:5432' },
  );
  assert.deepEqual(
    read(
      `${AT} backstage error Plugin 'demo' threw an error during startup. It is not for production. type="initialization"`,
    ),
    { failed: 'It is not for production.' },
  );
});

test('a plugin that may fail does not fail the start', () => {
  assert.equal(
    read(
      `${AT} backstage error Plugin 'app' threw an error during startup, but boot failure is permitted for this plugin so startup will continue. It broke`,
    ).failed,
    undefined,
  );
});

test("Node's last words mean that the back end is gone, and the error before them says why", () => {
  assert.deepEqual(
    read('ConfigSchemaError: The schema is wrong', '', 'Node.js v24.21.0'),
    { failed: 'The schema is wrong' },
  );
});
