import { csvCell } from '@afterword/plugin-reliability-common';

/** A cell of a chart's table: what is read, and what is written into a file where that differs. @public */
export interface ChartTableCell {
  readonly text: string;
  /** For a file: seconds instead of `38 min`, an instant instead of a day. */
  readonly value?: string | number | null;
  readonly href?: string;
}

/** A column of a chart's table. @public */
export interface ChartTableColumn {
  readonly name: string;
  /** Numbers stand at the end of their column. */
  readonly isNumber?: boolean;
}

/** The points of a chart as rows. The first cell of a row names it. @public */
export interface ChartTableData {
  readonly columns: readonly ChartTableColumn[];
  readonly rows: readonly (readonly ChartTableCell[])[];
}

/** UTF-8 with a mark, so that spreadsheets read it as such; no cell of it is live. */
export function tableCsv({ columns, rows }: ChartTableData): string {
  return `\uFEFF${[
    columns.map(({ name }) => name),
    ...rows.map(cells =>
      cells.map(({ text, value }) => (value === undefined ? text : value)),
    ),
  ]
    .map(cells => `${cells.map(csvCell).join(',')}\r\n`)
    .join('')}`;
}
