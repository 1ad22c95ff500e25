import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  changedRecords,
  difference,
  readRecords,
  restoreRecords,
} from './apiReports.mjs';

/*
 * `yarn api:check`: fails when a package exports something else than its
 * `report.api.md` says, and shows what. The records stay as they were.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** Of a changed type many lines change: so many tell what it is about. */
const MOST_LINES = 60;

const run = (args, options) =>
  spawnSync('yarn', args, { cwd: ROOT, encoding: 'utf8', ...options });

function show(before, after, changed) {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-surface-'));
  for (const path of changed) {
    const lines = difference(
      before.get(path),
      after.get(path),
      folder,
      MOST_LINES,
    );
    process.stderr.write(`\n${path} says otherwise:\n\n${lines.join('\n')}\n`);
  }
  rmSync(folder, { recursive: true });
}

function check() {
  // The reports are made of declarations; where `yarn tsc` has just run, it writes none anew.
  const { status } = run(['tsc'], { stdio: 'inherit' });
  if (status !== 0) {
    return 1;
  }
  const before = readRecords(ROOT);
  const reports = run(['api:reports'], { maxBuffer: 64 * 1024 ** 2 });
  const after = readRecords(ROOT);
  restoreRecords(ROOT, before);
  const changed = changedRecords(before, after);
  if (reports.status === 0 && changed.length === 0) {
    return 0;
  }
  show(before, after, changed);
  if (reports.status !== 0) {
    process.stderr.write(`${reports.stdout}${reports.stderr}`);
  }
  process.stderr.write(
    '\nA public surface is not what its record says, or has warnings. If the change is meant: yarn api:write, read the difference, and commit it with the change.\n',
  );
  return 1;
}

process.exitCode = check();
