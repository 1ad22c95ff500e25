/** A column of a chart's table. @public */
export interface ChartTableColumn<TRow> {
  readonly name: string;
  /** Numbers stand at the end of their column. */
  readonly isNumber?: boolean;
  /** What is read. */
  readonly text: (row: TRow) => string;
  /** Where the cell leads. */
  readonly href?: (row: TRow) => string | undefined;
}

/** The points of a chart as rows; the first column names them. Nothing is made of it until it is asked for. @public */
export interface ChartTableData<TRow> {
  readonly columns: readonly ChartTableColumn<TRow>[];
  readonly rows: () => readonly TRow[];
}
