import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isTimeZone } from '../../plugins/reliability-common/src/metrics/calendar';
import { calendarSteps } from '../../plugins/reliability-common/src/metrics/model';
import { figuresTable } from '../../plugins/reliability-common/src/metrics/testing/figuresTable/figuresTable';
import {
  findColumns,
  readIncidents,
} from '../../plugins/reliability-common/src/metrics/testing/figuresTable/readIncidents';
import {
  readRows,
  TableError,
} from '../../plugins/reliability-common/src/metrics/testing/figuresTable/readRows';
import {
  tableAsCsv,
  tableAsText,
} from '../../plugins/reliability-common/src/metrics/testing/figuresTable/showTable';

/* `yarn figures:table`: see docs/figures-table.md. */

function oneOf<T extends string>(
  option: string,
  value: string,
  all: readonly T[],
): T {
  const found = all.find(one => one === value);
  if (found !== undefined) return found;
  throw new TableError(`--${option} is one of ${all.join(', ')}`);
}

/** `column=value` of lines that are left out. */
function condition(text: string): [column: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1) throw new TableError('--without is column=value');
  return [text.slice(0, at), text.slice(at + 1)];
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      started: { type: 'string' },
      declared: { type: 'string' },
      mitigated: { type: 'string' },
      resolved: { type: 'string' },
      service: { type: 'string' },
      incident: { type: 'string' },
      without: { type: 'string', multiple: true, default: [] },
      stated: { type: 'string' },
      zone: { type: 'string', default: 'UTC' },
      step: { type: 'string', default: 'quarter' },
      durations: { type: 'string', default: 'computed' },
      csv: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (file === undefined) throw new TableError('name a .csv or .ndjson file');
  const { zone } = values;
  if (!isTimeZone(zone)) throw new TableError(`${zone} is no time zone`);
  const step = oneOf('step', values.step, calendarSteps);
  const durations = oneOf('durations', values.durations, [
    'computed',
    'stated',
  ] as const);
  const format = /\.csv$/i.test(file) ? 'csv' : 'ndjson';
  const without = values.without.map(condition);
  const rows = readRows(readFileSync(file, 'utf8'), format).filter(
    row =>
      !without.some(([column, value]) => String(row.values[column]) === value),
  );
  const columns = findColumns(rows, values);
  const now = Date.now();
  const facts = readIncidents(rows, columns, zone, now);
  const lines = figuresTable(facts, step, zone, durations, now);
  const restores =
    columns.started !== undefined && columns.mitigated !== undefined;
  const shown = restores ? 'timeToRestore' : 'timeToResolve';
  if (values.json) {
    process.stdout.write(
      `${JSON.stringify({ columns, lines }, undefined, 2)}\n`,
    );
  } else if (values.csv) {
    process.stdout.write(`${tableAsCsv(lines, shown)}\n`);
  } else {
    process.stdout.write(`${tableAsText(lines, shown)}\n\n`);
    process.stdout.write(
      `${shown}, ${durations}: MTTR, median and its interval in minutes; gaps and time between in days. 95 % intervals.\n`,
    );
  }
}

try {
  main();
} catch (error) {
  const isOurs =
    error instanceof TableError || (error instanceof Error && 'code' in error);
  if (!isOurs) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
