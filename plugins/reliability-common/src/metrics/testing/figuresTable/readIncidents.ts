import { DateTime, Duration } from 'luxon';
import { anchorOf, flagsOf, noTimes, TimePointKind } from '../../../incidents';
import { durationToMillis } from '../../../contract';
import type { IncidentFact } from '../../facts';
import { FileRow, TableError } from './readRows';

const MINUTE = 60_000;

/** What a column can be asked for, and names that it often has. */
const usualNames = {
  started: [
    'impactStarted',
    'impact_started',
    'started_at',
    'started',
    'start',
  ],
  declared: ['declared', 'declared_at', 'created_at', 'opened_at'],
  mitigated: ['mitigated', 'mitigated_at', 'restored_at'],
  resolved: ['resolved', 'resolved_at', 'closed_at', 'end'],
  /** Lines of one incident, which several services had. */
  incident: ['incident', 'incident_id'],
  service: ['service', 'services', 'component', 'components'],
  stated: ['stated', 'duration_minutes', 'duration'],
} as const;
/** What a column can be asked for. */
export type ColumnName = keyof typeof usualNames;
export const columnNames = Object.keys(usualNames) as readonly ColumnName[];

/** The columns that are read; what no column is there for is left out. */
export type Columns = Readonly<Partial<Record<ColumnName, string>>>;

/**
 * Finds columns by what somebody chose, else by their names.
 *
 * @throws TableError for one that is not there, or when nothing says when an incident began
 */
export function findColumns(
  rows: readonly FileRow[],
  chosen: Columns,
): Columns {
  const there = new Set(rows.flatMap(row => Object.keys(row.values)));
  const found: Partial<Record<ColumnName, string>> = {};
  for (const name of columnNames) {
    const wanted = chosen[name];
    if (wanted !== undefined && !there.has(wanted)) {
      throw new TableError(
        `there is no column ${wanted}; there are ${[...there].join(', ')}`,
      );
    }
    const usual = usualNames[name].flatMap(
      each => [...there].find(other => plain(other) === plain(each)) ?? [],
    );
    const column = wanted ?? usual[0];
    if (column !== undefined) found[name] = column;
  }
  if (found.started === undefined && found.declared === undefined) {
    throw new TableError(
      `no column says when an incident began: choose one with --started or --declared; there are ${[
        ...there,
      ].join(', ')}`,
    );
  }
  return found;
}

/** "Declared At" is declared_at. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

const timeColumns: Readonly<Partial<Record<ColumnName, TimePointKind>>> = {
  started: 'impactStarted',
  declared: 'declared',
  mitigated: 'mitigated',
  resolved: 'resolved',
};

/**
 * Incidents of a file as figures read them, a row for each service.
 *
 * @param zone - of times that name no offset
 * @param now - UTC milliseconds
 * @throws TableError that names line and column
 */
export function readIncidents(
  rows: readonly FileRow[],
  columns: Columns,
  zone: string,
  now: number,
): IncidentFact[] {
  const ids = new Map<string, number>();
  const idOf = ({ line, values }: FileRow) => {
    const id = columns.incident ? values[columns.incident] : undefined;
    if (isEmpty(id)) return line;
    if (!ids.has(String(id))) ids.set(String(id), line);
    return ids.get(String(id)) ?? line;
  };
  return rows.flatMap(row => {
    const times = { ...noTimes };
    for (const [name, kind] of Object.entries(timeColumns)) {
      const column = columns[name as ColumnName];
      if (column !== undefined) times[kind] = readTime(row, column, zone);
    }
    const stated = columns.stated ? readStated(row, columns.stated) : null;
    const flags = flagsOf(times, {}, durationToMillis, now);
    return servicesOf(row, columns.service).map(
      (entityRef): IncidentFact => ({
        incidentId: idOf(row),
        entityRef,
        role: 'impacted',
        impact: null,
        kind: 'incident',
        severity: null,
        incidentType: null,
        failureMode: null,
        trigger: null,
        anchorAt: anchorOf(times),
        times,
        stated: {
          timeToDetect: null,
          timeToRestore: stated,
          timeToResolve: stated,
        },
        flagged: flags.map(flag => flag.field as TimePointKind),
      }),
    );
  });
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

function readTime(
  { line, values }: FileRow,
  column: string,
  zone: string,
): number | null {
  const value = values[column];
  if (isEmpty(value)) return null;
  const text = String(value).trim();
  const read = [
    DateTime.fromISO(text, { zone }),
    DateTime.fromSQL(text, { zone }),
  ];
  const time = read.find(each => each.isValid);
  if (time === undefined) {
    throw new TableError(
      `line ${line}, column ${column}: ${JSON.stringify(
        value,
      )} is no ISO 8601 time`,
    );
  }
  return time.toMillis();
}

/** Minutes, or ISO 8601. */
function readStated({ line, values }: FileRow, column: string): number | null {
  const value = values[column];
  if (isEmpty(value)) return null;
  const text = String(value).trim();
  const millis = /^\d+(\.\d+)?$/.test(text)
    ? Number(text) * MINUTE
    : Duration.fromISO(text).toMillis();
  if (!(millis >= 0)) {
    throw new TableError(
      `line ${line}, column ${column}: ${JSON.stringify(
        value,
      )} is neither minutes nor an ISO 8601 duration`,
    );
  }
  return millis;
}

function servicesOf({ values }: FileRow, column: string | undefined): string[] {
  const value = column === undefined ? null : values[column];
  const all = Array.isArray(value)
    ? value.map(String)
    : [value ?? ''].map(String);
  const named = [...new Set(all.map(one => one.trim()))].filter(Boolean);
  return named.length === 0 ? ['(none)'] : named;
}
