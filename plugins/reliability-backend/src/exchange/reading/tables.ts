import type { TableBlock, TableRow } from './blocks';
import { normaliseLabel } from './labels';
import { hasWords, plainText } from './plainText';

/** What a column of a table holds, told by its heading. */
export type ColumnRole =
  | 'date'
  | 'time'
  | 'text'
  | 'owner'
  | 'due'
  | 'status'
  | 'ticket'
  | 'type'
  | 'priority'
  | 'number';

const COLUMNS: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'due',
    /\b(?:due|deadline|eta|target(?: date)?|by when|until|when due|fällig|frist)\b/,
  ],
  [
    'owner',
    /^(?:(?:action |item )?(?:owners?|assignees?|assigned(?: to)?|responsible(?: person| team)?|dri|who|person|team|lead|verantwortlich)(?: \/ .{1,30})?)$/,
  ],
  [
    'status',
    /^(?:(?:current )?(?:status|state|progress|done|completed?|resolution))\??$/,
  ],
  [
    'ticket',
    /\b(?:tickets?|issues?(?! ?type)|bugs?|jira|link|links|tracking|tracker|reference|pr|id)\b/,
  ],
  ['type', /^(?:(?:action |item )?(?:type|category|kind|class)(?: .{0,40})?)$/],
  ['priority', /^(?:priority|prio|importance)$/],
  ['number', /^(?:#|no|nr|number|n)$/],
  ['time', /\b(?:time|timestamp|when|at|uhrzeit|zeit|zeitpunkt)\b/],
  ['date', /\b(?:date|day|datum|tag)\b/],
];

/** The role of each column; `text` where the heading says nothing else. */
export function columnsOf(header: TableRow): ColumnRole[] {
  return header.cells.map(cell => {
    const label = normaliseLabel(cell);
    // Brackets often hold the zone or a list of choices; a bare "#" is lost when punctuation goes.
    if (plainText(cell) === '#') return 'number';
    return COLUMNS.find(([, pattern]) => pattern.test(label))?.[0] ?? 'text';
  });
}

/** A pair of label and value in a table that is a form rather than a list. */
export interface TablePair {
  readonly label: string;
  readonly value: string;
  readonly line: number;
}

/**
 * Reads a table as a form: labels in the first column and values in the second, and again in the third and fourth. The heading may
 * be the first pair. The caller decides whether the labels mean anything.
 */
export function pairsOf(table: TableBlock): TablePair[] {
  const columns = table.header.cells.length;
  if (columns !== 2 && columns !== 4) return [];
  return [table.header, ...table.rows].flatMap(row =>
    [0, 2]
      .filter(index => index < columns)
      .map(index => ({
        label: row.cells[index] ?? '',
        value: row.cells[index + 1] ?? '',
        line: row.line,
      }))
      .filter(pair => hasWords(pair.label)),
  );
}
