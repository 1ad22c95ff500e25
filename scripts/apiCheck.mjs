import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { changedRecords, difference } from './apiReports.mjs';

/*
 * `yarn api:check`: fails when a package exports something else than its
 * `report.api.md` says, and shows what.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** Of a changed schema many lines change: so many tell what it is about. */
const MOST_LINES = 60;

const run = (args, options) =>
  spawnSync('yarn', args, { cwd: ROOT, encoding: 'utf8', ...options });

function check() {
  // The reports are made of declarations; where `yarn tsc` has just run, it writes none anew.
  const { status } = run(['tsc'], { stdio: 'inherit' });
  if (status !== 0) {
    return 1;
  }
  const reports = run(['api:reports', '--ci'], { maxBuffer: 64 * 1024 ** 2 });
  if (reports.status === 0) {
    return 0;
  }
  const changed = changedRecords(ROOT);
  for (const each of changed) {
    const lines = difference(ROOT, each, MOST_LINES);
    process.stderr.write(
      `\n${each.record} says otherwise:\n\n${lines.join('\n')}\n`,
    );
  }
  if (changed.length === 0) {
    process.stderr.write(`${reports.stdout}${reports.stderr}`);
  }
  process.stderr.write(
    '\nA public surface is not what its record says, or has warnings. If the change is meant: yarn api:write, read the difference, and commit it with the change.\n',
  );
  return 1;
}

process.exitCode = check();
