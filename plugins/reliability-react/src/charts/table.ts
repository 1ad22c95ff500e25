import { csvCell } from '@afterword/plugin-reliability-common';

/** A column of a chart's table. @public */
export interface ChartTableColumn<TRow> {
  readonly name: string;
  /** Numbers stand at the end of their column. */
  readonly isNumber?: boolean;
  /** What is read. */
  readonly text: (row: TRow) => string;
  /** What is written into a file, where that differs: seconds instead of `38 min`, an instant instead of a day. */
  readonly value?: (row: TRow) => string | number | null;
  /** Where the cell leads. */
  readonly href?: (row: TRow) => string | undefined;
}

/** The points of a chart as rows; the first column names them. Nothing is made of it until it is asked for. @public */
export interface ChartTableData<TRow> {
  readonly columns: readonly ChartTableColumn<TRow>[];
  readonly rows: () => readonly TRow[];
}

/** UTF-8 with a mark, so that spreadsheets read it as such; no cell of it is live. */
export function tableCsv<TRow>({
  columns,
  rows,
}: ChartTableData<TRow>): string {
  const line = (cells: readonly (string | number | null)[]) =>
    `${cells.map(csvCell).join(',')}\r\n`;
  return [
    `\uFEFF${line(columns.map(({ name }) => name))}`,
    ...rows().map(row =>
      line(columns.map(({ text, value = text }) => value(row))),
    ),
  ].join('');
}

/** A line for each row: the same names and values as in {@link tableCsv}, as JSON. */
export function tableNdjson<TRow>({
  columns,
  rows,
}: ChartTableData<TRow>): string {
  return rows()
    .map(row => {
      const cells = columns.map(({ name, text, value = text }) => [
        name,
        value(row),
      ]);
      return `${JSON.stringify(Object.fromEntries(cells))}\n`;
    })
    .join('');
}
