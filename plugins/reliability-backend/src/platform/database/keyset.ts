import { createHmac } from 'node:crypto';
import { MAX_CURSOR_LENGTH, prose } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { FieldError } from '../http/httpErrors';
import { byLetters } from './dialect';

/** One column of a list's order. The last one must make rows unique. */
export interface KeysetColumn {
  /** Qualified column, as the query names it. */
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  /** The property of the selected row that holds its value. */
  readonly property: string;
  readonly type: 'number' | 'text';
  /** Whether the column follows the language of the database, and must not here. */
  readonly isByLetters?: boolean;
  /** What cursors know the column by, where it is read from elsewhere. */
  readonly signedAs?: string;
  /** The largest number that the column holds, where that is not the largest one of all. */
  readonly max?: number;
}

const text = prose(MAX_CURSOR_LENGTH);

// Not a secret: it only keeps cursors from being mistaken for an interface.
const CURSOR_SALT = 'afterword keyset';

function sign(order: readonly KeysetColumn[], body: string): string {
  const shape = order
    .map(part => `${part.signedAs ?? part.column}:${part.direction}`)
    .join();
  return createHmac('sha256', CURSOR_SALT)
    .update(`${shape}\n${body}`)
    .digest('base64url')
    .slice(0, 8);
}

/**
 * Orders a list and starts it after the cursor. Pages cost the same wherever they are: the condition is a row comparison on the
 * columns of an index, never an offset. All columns go in one direction, or rows could not be compared so.
 *
 * @throws FieldError when the cursor belongs to another order or was cut
 * @throws TypeError when the columns go in several directions
 */
export function keyset(
  query: Knex.QueryBuilder,
  order: readonly KeysetColumn[],
  cursor: string | undefined,
): void {
  const [{ direction }] = order;
  if (order.some(part => part.direction !== direction)) {
    throw new TypeError('An order goes in one direction');
  }
  const columns = order.map(({ column, isByLetters = false }) =>
    isByLetters ? byLetters(query, column) : query.client.ref(column),
  );
  for (const column of columns) query.orderBy(column, direction);
  if (cursor === undefined) return;
  const values = decodeCursor(order, cursor);
  query.whereRaw(
    `(${columns.map(() => '?')}) ${
      direction === 'asc' ? '>' : '<'
    } (${values.map(() => '?')})`,
    [...columns, ...values],
  );
}

/** The cursor that continues after `row`. */
export function cursorAfter(
  order: readonly KeysetColumn[],
  row: Readonly<Record<string, unknown>>,
): string {
  const values = order.map(part =>
    part.type === 'number'
      ? Number(row[part.property])
      : String(row[part.property]),
  );
  const body = Buffer.from(JSON.stringify(values)).toString('base64url');
  return `${sign(order, body)}.${body}`;
}

function decodeCursor(
  order: readonly KeysetColumn[],
  cursor: string,
): (string | number)[] {
  const refuse = () =>
    new FieldError(
      'query.cursor',
      'is not a cursor of this list in this order',
    );
  const [signature, body] = cursor.split('.');
  if (!body || sign(order, body) !== signature) throw refuse();
  const values = parsed(Buffer.from(body, 'base64url').toString('utf8'));
  if (!Array.isArray(values) || values.length !== order.length) throw refuse();
  // Anybody can sign what they like: a value that a column cannot be compared with must not come to the database.
  return order.map((part, index) => {
    const value: unknown = values[index];
    if (!canBeIn(part, value)) throw refuse();
    return value;
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function canBeIn(
  { type, max = Number.MAX_SAFE_INTEGER }: KeysetColumn,
  value: unknown,
): value is string | number {
  if (type === 'text') return text.safeParse(value).success;
  return (
    typeof value === 'number' &&
    Number.isSafeInteger(value) &&
    Math.abs(value) <= max
  );
}

/** Splits the `limit + 1` rows that were read into a page and the cursor of the next one. */
export function pageOfRows<TRow extends Readonly<Record<string, unknown>>>(
  rows: readonly TRow[],
  limit: number,
  order: readonly KeysetColumn[],
): { rows: readonly TRow[]; next?: string } {
  if (rows.length <= limit) return { rows };
  const page = rows.slice(0, limit);
  return { rows: page, next: cursorAfter(order, page[page.length - 1]) };
}
