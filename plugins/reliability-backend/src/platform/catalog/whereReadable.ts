import { Knex } from 'knex';
import { textsOf } from '../database/dialect';

/**
 * Entities that a reader is known to be allowed to see, and '' for what names none; all where it is left out. A list of what may be seen,
 * not of what may not: what the catalog was not asked about, since it does not have it or did not have it then, is not in it.
 */
export type Readable = readonly string[] | undefined;

/**
 * Restricts a column of entity references to those that a reader may see. It says so as a filter, which no engine takes for a way to rows:
 * it may be ten thousand, and the way is an index of the scope or of time.
 */
export function whereReadable(
  tx: Knex,
  query: Knex.QueryBuilder,
  column: string,
  readable: Readable,
): void {
  if (readable === undefined) return;
  query.where(seenBy(tx, column, readable));
}

/** Whether a column names an entity that a reader may see. */
export function seenBy(
  tx: Knex,
  column: string,
  readable: readonly string[],
): Knex.Raw {
  return tx.raw('(?? in (?)) is true', [column, textsOf(tx, readable)]);
}

/** The same of a reference at hand. */
export function isReadable(readable: Readable): (ref: string) => boolean {
  if (readable === undefined) return () => true;
  const known = new Set(readable);
  return ref => known.has(ref);
}
