import { createHash } from 'node:crypto';
import {
  FieldProblem,
  ImportRecord,
  importRecord,
} from '@afterword/plugin-reliability-common';
import { fieldProblems } from '../../platform/http/validate';

/** A record that can be stored, or what is wrong with its line. */
export type ParsedRecord =
  | { readonly record: ImportRecord; readonly hash: string }
  | { readonly type?: string; readonly errors: readonly FieldProblem[] };

/** One line of NDJSON → a record. */
export function parseRecord(text: string): ParsedRecord {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { errors: [{ field: 'line', problem: 'is not valid JSON' }] };
  }
  return checkRecord(json);
}

/** Any value → a record. */
export function checkRecord(json: unknown): ParsedRecord {
  const parsed = importRecord.safeParse(json);
  if (parsed.success) {
    return { record: parsed.data, hash: hashOf(parsed.data) };
  }
  const type =
    typeof json === 'object' && json !== null && 'type' in json
      ? String(json.type).slice(0, 30)
      : undefined;
  return {
    type,
    errors: fieldProblems('record', parsed.error).map(entry => ({
      ...entry,
      field: entry.field.replace(/^record\.?/, '') || 'line',
    })),
  };
}

function hashOf(record: ImportRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('base64');
}
