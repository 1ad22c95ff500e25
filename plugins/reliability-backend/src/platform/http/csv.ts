import { csvCell } from '@afterword/plugin-reliability-common';
import { Response } from 'express';
import { drained } from './streaming';

/** Columns of an export: header → cell. */
export type CsvColumns<TItem> = Readonly<
  Record<string, (item: TItem) => string | number | null>
>;

/**
 * Streams a list as CSV (UTF-8 with a mark so that spreadsheets read it as such, CRLF), page after page, waiting whenever the
 * reader is slower than we are.
 */
export async function sendCsv<TItem>(
  res: Response,
  fileName: string,
  columns: CsvColumns<TItem>,
  pages: AsyncIterable<readonly TItem[]>,
): Promise<void> {
  const iterator = pages[Symbol.asyncIterator]();
  // The first page is read before the status is sent: what is refused is still answered as an error.
  let current = await iterator.next();
  res.setHeader('Content-Type', 'text/csv; charset=utf-8');
  res.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
  const row = (values: readonly (string | number | null)[]) =>
    `${values.map(csvCell).join(',')}\r\n`;
  const cells = Object.values(columns);
  res.write(`\uFEFF${row(Object.keys(columns))}`);
  while (!current.done && !res.destroyed) {
    const text = current.value
      .map(item => row(cells.map(cell => cell(item))))
      .join('');
    if (!res.write(text)) await drained(res);
    current = await iterator.next();
  }
  res.end();
}
