import { fitted } from '@afterword/plugin-reliability-common';

/** A row as a driver hands it out: 64-bit integers as text on PostgreSQL and as numbers on SQLite, booleans as 0 and 1 there. */
export type Row = Readonly<Record<string, unknown>>;

/** A 64-bit integer column that is never null. */
export function int(value: unknown): number {
  return Number(value);
}

/** A 64-bit integer column that may be null. */
export function intOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** A text column that may be null. */
export function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** A boolean column. */
export function bool(value: unknown): boolean {
  return value === true || value === 1 || value === '1';
}

/** Folding may make a title up to eighteen times as long; what is kept of it must fit an entry of an index, and a cursor. */
const MAX_SEARCH_TEXT = 800;

/** Text as it is searched and sorted: without accents, in lower case, runs of white space as one blank. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .toLocaleLowerCase('en-US')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A title as it is kept to be searched and sorted by. */
export function searchText(title: string): string {
  return fitted(fold(title), MAX_SEARCH_TEXT);
}

/** A LIKE pattern that finds `text` anywhere, with its wildcards taken literally (escape character `\`). */
export function containing(text: string): string {
  return `%${fold(text).replace(/[\\%_]/g, '\\$&')}%`;
}
