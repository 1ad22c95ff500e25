import type { ReactNode } from 'react';

/** One column of a list, in the table and on a phone. */
export interface ListColumn<TRow> {
  readonly id: string;
  readonly label: string;
  /** Orders of the operation that the header switches between; one of them is enough. */
  readonly sort?: { readonly ascending?: string; readonly descending?: string };
  /** CSS width; the columns without one share the rest. */
  readonly width?: string;
  readonly align?: 'end';
  /** Sentences, which are read to their end in the table as well. */
  readonly wraps?: true;
  /** The column that names the row; exactly one. */
  readonly isRowHeader?: boolean;
  /** What stands in the cell. Links must be those of `@backstage/ui`: they keep the row from opening as well. */
  readonly cell: (row: TRow) => ReactNode;
  /**
   * Where it stands on a phone: on the first line; on the second; on a line of its own, for names, which may come later and be longer;
   * on a last line, for buttons; or nowhere.
   *
   * @defaultValue `detail`
   */
  readonly narrow?: 'title' | 'detail' | 'names' | 'steps' | 'none';
}

/** Width of a column of keys: a key of five digits is not cut. */
export const KEY_WIDTH = '108px';

/** How a table of the portal names an order. */
export interface ListOrder {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

/** `'-anchor'` → the column and direction that its header shows. */
export function orderOf<TRow>(
  columns: readonly ListColumn<TRow>[],
  sort: string,
): ListOrder | undefined {
  for (const { id, sort: orders } of columns) {
    if (orders?.ascending === sort)
      return { column: id, direction: 'ascending' };
    if (orders?.descending === sort)
      return { column: id, direction: 'descending' };
  }
  return undefined;
}

/**
 * What to ask for when a header is chosen. A column that knows one order only
 * keeps it; time columns begin with the latest.
 */
export function sortOf<TRow>(
  columns: readonly ListColumn<TRow>[],
  chosen: { readonly column: string | number; readonly direction: string },
  present: string,
): string | undefined {
  const orders = columns.find(({ id }) => id === chosen.column)?.sort;
  if (!orders) return undefined;
  const { ascending, descending } = orders;
  if (present === descending) return ascending ?? descending;
  if (present === ascending) return descending ?? ascending;
  return descending ?? ascending;
}
