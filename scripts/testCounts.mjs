/*
 * What each test runner reports, in one shape:
 *
 *   { passed: number, failures: string[], skips: { name, reason }[] }
 */

/** A stage without tests of its own, such as the type check: one pass or one failure. */
export function countCheck(name, exitCode) {
  return {
    passed: exitCode === 0 ? 1 : 0,
    failures: exitCode === 0 ? [] : [name],
    skips: [],
  };
}

/** A runner that ended without a readable report, or that ran nothing. */
function brokenRun(name, why) {
  return { passed: 0, failures: [`${name}: ${why}`], skips: [] };
}

/**
 * Adds a failure when the runner says that it failed and its report does not know
 * of any: a leaked process, a broken set-up.
 */
function withExitCode(name, exitCode, counts) {
  if (counts.passed + counts.failures.length + counts.skips.length === 0) {
    return brokenRun(name, 'no test was found');
  }
  return exitCode !== 0 && counts.failures.length === 0
    ? {
        ...counts,
        failures: [`${name}: ended with exit code ${exitCode} after its tests`],
      }
    : counts;
}

/** Reads the report of `jest --json`. */
export function countJest(name, report, exitCode) {
  if (!report) {
    return brokenRun(name, 'ended without a report');
  }
  const counts = { passed: 0, failures: [], skips: [] };
  for (const file of report.testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0) {
      counts.failures.push(`${file.name}: the file could not be run`);
    }
    for (const test of file.assertionResults) {
      if (test.status === 'passed') {
        counts.passed += 1;
      } else if (test.status === 'failed') {
        counts.failures.push(test.fullName);
      } else {
        counts.skips.push({
          name: test.fullName,
          reason: `marked as ${test.status} in ${file.name}`,
        });
      }
    }
  }
  return withExitCode(name, exitCode, counts);
}

function* playwrightTests(suite, path) {
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      yield { name: [...path, spec.title].join(' › '), test };
    }
  }
  for (const inner of suite.suites ?? []) {
    yield* playwrightTests(inner, [...path, inner.title]);
  }
}

/** Reads Playwright's JSON report. What passed only when it was repeated has passed, and is told: `repeated`. */
export function countPlaywright(name, report, exitCode) {
  if (!report) {
    return brokenRun(name, 'ended without a report');
  }
  const counts = { passed: 0, failures: [], skips: [], repeated: [] };
  for (const error of report.errors ?? []) {
    counts.failures.push(`${name}: ${String(error.message).split('\n')[0]}`);
  }
  for (const suite of report.suites) {
    for (const { name: title, test } of playwrightTests(suite, [suite.title])) {
      if (test.status === 'expected') {
        counts.passed += 1;
      } else if (test.status === 'flaky') {
        counts.passed += 1;
        counts.repeated.push(title);
      } else if (test.status === 'skipped') {
        const reason = test.annotations?.find(({ type }) => type === 'skip');
        counts.skips.push({
          name: title,
          reason: reason?.description ?? 'no reason given',
        });
      } else {
        counts.failures.push(`${title} (${test.status})`);
      }
    }
  }
  return withExitCode(name, exitCode, counts);
}

/** Reads what `node --test --test-reporter=tap` wrote. */
export function countTap(name, report, exitCode) {
  const counts = { passed: 0, failures: [], skips: [] };
  const points = (report ?? '').matchAll(
    /^(not )?ok \d+ - (.*?)(?: # (SKIP|TODO)\s*(.*))?$/gm,
  );
  for (const [, not, title, directive, reason] of points) {
    if (directive) {
      counts.skips.push({ name: title, reason: reason || 'no reason given' });
    } else if (not) {
      counts.failures.push(title);
    } else {
      counts.passed += 1;
    }
  }
  return withExitCode(name, exitCode, counts);
}

/**
 * Adds up the stages and says how it went; the last line is always
 * `N passed, N failed, N skipped`.
 */
export function summarise(stages, forbidSkips) {
  const passed = stages.reduce((sum, stage) => sum + stage.passed, 0);
  const skips = stages.flatMap(stage => stage.skips);
  const failures = [
    ...stages.flatMap(stage => stage.failures),
    ...(forbidSkips
      ? skips.map(({ name, reason }) => `${name} was skipped: ${reason}`)
      : []),
  ];
  const skipped = forbidSkips ? 0 : skips.length;
  const lines = [
    ...(forbidSkips ? [] : skips).map(
      ({ name, reason }) => `SKIPPED  ${name}\n         because: ${reason}`,
    ),
    ...stages
      .flatMap(stage => stage.repeated ?? [])
      .map(name => `REPEATED ${name}\n         passed at the second try`),
    ...failures.map(name => `FAILED   ${name}`),
    `${passed} passed, ${failures.length} failed, ${skipped} skipped`,
  ];
  return { lines, exitCode: failures.length === 0 ? 0 : 1 };
}
