import { type Block, linesOf, type TableBlock } from './blocks';
import { type MomentOptions, splitMoment, type WrittenMoment } from './moments';
import { hasWords, plainText } from './plainText';
import { columnsOf } from './tables';

/** A row of the timeline as it stands in the document. */
export type TimelineRow =
  | {
      readonly kind: 'entry';
      readonly line: number;
      /** Null: a row of a table that gives no time. */
      readonly moment: WrittenMoment | null;
      /** What happened, in Markdown, on one line. */
      readonly text: string;
      /** Details below it. */
      readonly details: readonly Block[];
      readonly lines: readonly number[];
    }
  /** A day that stands over the entries after it. */
  | {
      readonly kind: 'day';
      readonly line: number;
      readonly moment: WrittenMoment;
      readonly lines: readonly number[];
    };

/** Reads a table whose column of times is told by its heading, or by what stands in it; `undefined` when there is none. */
export function timelineTable(
  table: TableBlock,
  moments: MomentOptions,
): TimelineRow[] | undefined {
  const columns = columnsOf(table.header);
  const first = table.rows.filter(
    row => splitMoment(row.cells[0] ?? '', moments) !== undefined,
  ).length;
  let timeColumn = columns.indexOf('time');
  const dateColumn = columns.indexOf('date');
  if (timeColumn === -1) timeColumn = dateColumn;
  if (timeColumn === -1 && first > 0 && first * 2 >= table.rows.length)
    timeColumn = 0;
  if (timeColumn === -1) return undefined;
  const separate = dateColumn !== -1 && dateColumn !== timeColumn;
  const header = linesOf({ line: table.line, endLine: table.header.line + 1 });
  return table.rows.flatMap((row, index): TimelineRow[] => {
    const cell = row.cells[timeColumn] ?? '';
    const written = separate
      ? `${plainText(row.cells[dateColumn] ?? '')} ${plainText(cell)}`
      : plainText(cell);
    const split = splitMoment(written.trim(), { ...moments, sentence: true });
    const text = row.cells
      .filter(
        (other, column) =>
          column !== timeColumn &&
          !(separate && column === dateColumn) &&
          other !== '' &&
          !/^[-–—]$/.test(other),
      )
      .join(' — ');
    if (split === undefined && !hasWords(text)) return [];
    const lines = [...(index === 0 ? header : []), row.line];
    return [
      {
        kind: 'entry',
        line: row.line,
        moment: split?.moment ?? null,
        text: [split === undefined ? plainText(cell) : split.rest, text]
          .filter(piece => piece !== '')
          .join(' — '),
        details: [],
        lines,
      },
    ];
  });
}

/** Outside the timeline a table is one when it has a time and an event for it, and is no plan. */
export function timelineTableElsewhere(
  table: TableBlock,
  moments: MomentOptions,
): TimelineRow[] {
  const columns = columnsOf(table.header);
  const plan = columns.includes('due') || columns.includes('owner');
  if (plan || !(columns.includes('time') || columns.includes('date')))
    return [];
  if (table.header.cells.length < 2) return [];
  const rows = timelineTable(table, moments) ?? [];
  const timed = rows.filter(row => row.kind === 'entry' && row.moment?.time);
  return timed.length >= 2 ? rows : [];
}
