import { Knex } from 'knex';

/** The two engines that the suite runs on. This folder is the only place that tells them apart. */
export type Dialect = 'sqlite' | 'postgres';

/** Which engine a connection or transaction talks to. */
export function dialectOf(knex: Knex): Dialect {
  return knex.client.config.client === 'pg' ? 'postgres' : 'sqlite';
}

/** Most bound values that one statement may carry on either engine, with room to spare. */
export const MAX_BINDINGS = 30_000;

/** Most rows that one insert may carry: on SQLite they become a compound select, which takes 500 terms. */
export const MAX_ROWS = 500;

/** Cuts rows into statements that stay below {@link MAX_BINDINGS} and {@link MAX_ROWS}. */
export function inBatches<TRow>(
  rows: readonly TRow[],
  columns: number,
): TRow[][] {
  const size = Math.min(
    MAX_ROWS,
    Math.max(1, Math.floor(MAX_BINDINGS / columns)),
  );
  const batches: TRow[][] = [];
  for (let start = 0; start < rows.length; start += size) {
    batches.push(rows.slice(start, start + size));
  }
  return batches;
}

/** A list of texts as a subquery with one bound value, whatever its length. */
export function textsOf(
  knex: Knex,
  values: readonly string[],
): Knex.QueryBuilder {
  const list = JSON.stringify(values);
  return dialectOf(knex) === 'postgres'
    ? knex.select(knex.raw('json_array_elements_text(?::json)', [list]))
    : knex.select('value').from(knex.raw('json_each(?)', [list]));
}

/** The day in UTC, `YYYY-MM-DD`, of a column of UTC milliseconds; `column` comes from our own code only. */
export function dayOfColumn(knex: Knex, column: string): string {
  return dialectOf(knex) === 'postgres'
    ? `to_char(to_timestamp(${column} / 1000.0) at time zone 'UTC', 'YYYY-MM-DD')`
    : `strftime('%Y-%m-%d', ${column} / 1000, 'unixepoch')`;
}

/** Locks the picked rows against other replicas where the engine has replicas; SQLite has one writer. */
export function skipLocked<TQuery extends Knex.QueryBuilder>(
  knex: Knex,
  query: TQuery,
): TQuery {
  if (dialectOf(knex) === 'postgres') query.forUpdate().skipLocked();
  return query;
}

/** Lets one transaction at a time go on under a name, whatever rows there are yet; SQLite has one writer. */
export async function holdName(tx: Knex, name: string): Promise<void> {
  if (dialectOf(tx) === 'postgres') {
    await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
      name,
    ]);
  }
}
