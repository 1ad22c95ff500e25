import { createHash } from 'node:crypto';
import {
  FieldProblem,
  fitted,
  ImportRecord,
  importRecord,
  LineProblem,
} from '@afterword/plugin-reliability-common';
import { fieldProblems, unaskable } from '../../platform/http/validate';
import { reservedSources } from './reservedSources';
import { saidTwice } from './saidTwice';

/** Records have a handful of levels; what goes on for thousands cannot be written down again. */
const MAX_DEPTH = 50;

/** A record that can be stored, or what is wrong with its line. */
export type ParsedRecord =
  | { readonly record: ImportRecord; readonly hash: string }
  | { readonly type?: string; readonly errors: readonly LineProblem[] };

/** One line of NDJSON → a record. */
export function parseRecord(text: string): ParsedRecord {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { errors: [{ field: 'line', ...saidTwice('notJson') }] };
  }
  const parsed = checkRecord(json);
  if ('errors' in parsed) return parsed;
  const errors = reservedSources(parsed.record);
  return errors.length === 0 ? parsed : { type: parsed.record.type, errors };
}

/** Any value → a record. */
export function checkRecord(json: unknown): ParsedRecord {
  if (isDeeperThan(MAX_DEPTH, json)) {
    const tooDeep = saidTwice('tooDeep', { most: MAX_DEPTH });
    return { errors: [{ field: 'line', ...tooDeep }] };
  }
  const unasked = unaskable('', json);
  if (unasked.length > 0) return { type: typeOf(json), errors: named(unasked) };
  const parsed = importRecord.safeParse(json);
  if (parsed.success) {
    return { record: parsed.data, hash: hashOf(parsed.data) };
  }
  const problems = fieldProblems('record', parsed.error);
  return { type: typeOf(json), errors: named(problems) };
}

function typeOf(json: unknown): string | undefined {
  return typeof json === 'object' &&
    json !== null &&
    'type' in json &&
    typeof json.type === 'string'
    ? fitted(json.type, 30)
    : undefined;
}

/** By the names of a record's fields; what is wrong with all of it is wrong with its line. */
function named(problems: readonly FieldProblem[]): LineProblem[] {
  return problems.map(entry => ({
    ...entry,
    field: entry.field.replace(/^record\.?/, '') || 'line',
  }));
}

/** Level by level, since what is nested too deeply for others would be for a recursion here. */
function isDeeperThan(levels: number, json: unknown): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; depth <= levels; depth++) {
    level = level.flatMap(value =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

function hashOf(record: ImportRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('base64');
}
