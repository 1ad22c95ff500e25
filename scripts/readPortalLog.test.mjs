import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPortalLog } from './readPortalLog.mjs';

const AT = '2026-01-31T09:00:00.000Z';

test('ordinary lines are for the log file only', () => {
  assert.equal(readPortalLog(`${AT} catalog info All is well`), undefined);
  assert.equal(readPortalLog('Rspack compiled successfully'), undefined);
  assert.equal(readPortalLog(`${AT} demo info Created new key`), undefined);
});

test('errors are shown, in colour or not', () => {
  const expected = { kind: 'say', text: 'search: It broke', isError: true };
  assert.deepEqual(readPortalLog(`${AT} search error It broke`), expected);
  assert.deepEqual(
    readPortalLog(
      `\u001b[2m${AT}\u001b[22m \u001b[34msearch\u001b[39m \u001b[31merror\u001b[39m It broke`,
    ),
    expected,
  );
});

test('what does not compile is shown', () => {
  assert.equal(readPortalLog('ERROR in ./src/App.tsx')?.isError, true);
});

test('the progress of the demo is shown', () => {
  assert.deepEqual(
    readPortalLog(`${AT} demo info Demo organisation: 120 of 400 incidents`),
    {
      kind: 'say',
      text: 'Demo organisation: 120 of 400 incidents',
      isError: false,
    },
  );
});

test("Node's last words mean that the back end is gone", () => {
  assert.deepEqual(readPortalLog('Node.js v24.21.0'), { kind: 'failed' });
});
