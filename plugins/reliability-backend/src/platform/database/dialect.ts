import { Knex } from 'knex';

/** The two engines that the suite runs on. This folder is the only place that tells them apart. */
export type Dialect = 'sqlite' | 'postgres';

/** Which engine a connection, a transaction or a query of theirs talks to. */
export function dialectOf(knex: Pick<Knex, 'client'>): Dialect {
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
  return dialectOf(knex) === 'postgres'
    ? knex.select(
        knex.raw('json_array_elements_text(?::json)', [JSON.stringify(values)]),
      )
    : valuesOf(knex, values);
}

/** The same of ids. */
export function idsOf(knex: Knex, ids: readonly number[]): Knex.QueryBuilder {
  return dialectOf(knex) === 'postgres'
    ? knex.select(knex.raw('unnest(?::bigint[])', [[...ids]]))
    : valuesOf(knex, ids);
}

/** SQLite only. */
function valuesOf(
  knex: Knex,
  values: readonly (string | number)[],
): Knex.QueryBuilder {
  return knex
    .select('value')
    .from(knex.raw('json_each(?)', [JSON.stringify(values)]));
}

/** A column that is one of some ids, with one bound value on PostgreSQL, however many they are: statements stay short and few. */
export function orWhereAmong(
  query: Knex.QueryBuilder,
  column: string,
  ids: readonly number[],
): void {
  if (dialectOf(query) === 'postgres') {
    query.orWhereRaw('?? = any(?::bigint[])', [column, [...ids]]);
  } else {
    query.orWhereIn(column, [...ids]);
  }
}

/** A column that is one of what a subquery finds, which is little: PostgreSQL looks it up one by one, where it would join what it finds. */
export function whereEach(
  query: Knex.QueryBuilder,
  column: string,
  found: Knex.QueryBuilder,
): void {
  if (dialectOf(query) === 'postgres') {
    query.whereRaw('?? = any(array(?))', [column, found]);
  } else query.whereIn(column, found);
}

/**
 * What stands beside a row as one of its columns, so that a list is one statement: the rows of a subquery as a JSON array of arrays, in
 * no order; {@link jsonOf} reads it. Columns are named by our own code only, or are such arrays themselves.
 */
export function jsonArrayOf(
  knex: Knex,
  rows: Knex.QueryBuilder,
  columns: readonly (string | Knex.QueryBuilder)[],
): Knex.QueryBuilder {
  const isPostgres = dialectOf(knex) === 'postgres';
  const row = columns.map(column => {
    if (typeof column === 'string') return '??';
    // SQLite forgets on the way that it is JSON.
    return isPostgres ? '?' : 'json(?)';
  });
  return rows.select(
    knex.raw(
      isPostgres
        ? `coalesce(json_agg(json_build_array(${row})), '[]')`
        : `json_group_array(json_array(${row}))`,
      columns,
    ),
  );
}

/** A list that a row keeps as JSON: in a column, or under a key of it; of things, the text under a key of each. */
export interface JsonList {
  readonly column: string;
  readonly under?: string;
  readonly of?: string;
}

/** Lets through rows whose list has any of some texts; none has any where there is no list. Names come from our own code only. */
export function orWhereListed(
  query: Knex.QueryBuilder,
  { column, under, of }: JsonList,
  texts: readonly string[],
): void {
  if (texts.length === 0) return;
  const isPostgres = dialectOf(query) === 'postgres';
  const path = (key: string | undefined) => (key ? `$.${key}` : '$');
  const [list, listBindings] = isPostgres
    ? ['??::json #> ?::text[]', [column, under ? [under] : []]]
    : ['??, ?', [column, path(under)]];
  const [text, textBindings] = isPostgres
    ? ['listed.value #>> ?::text[]', [of ? [of] : []]]
    : [
        of ? 'json_extract(listed.value, ?)' : 'listed.value',
        of ? [path(of)] : [],
      ];
  query.orWhereRaw(
    `exists (select 1 from ${
      isPostgres ? 'json_array_elements' : 'json_each'
    }(${list}) as listed where ${text} in (${texts.map(() => '?')}))`,
    [...listBindings, ...textBindings, ...texts],
  );
}

/** A JSON column as it was meant: PostgreSQL's driver reads it, SQLite's gives its text. */
export function jsonOf<TValue>(value: unknown): TValue {
  return typeof value === 'string' ? JSON.parse(value) : (value as TValue);
}

/**
 * Joins a table by an index of its `column`, row by row of what is in the query already: PostgreSQL would rather read through the table
 * where it guesses that many rows are met. Names come from our own code only.
 */
export function joinEach(
  knex: Knex,
  query: Knex.QueryBuilder,
  { table, column, to }: Readonly<Record<'table' | 'column' | 'to', string>>,
): Knex.QueryBuilder {
  return dialectOf(knex) === 'postgres'
    ? query.joinRaw(
        // A limit keeps it from becoming a join like any other.
        'cross join lateral (select * from ?? where ?? = ?? limit ?) as ??',
        [table, column, to, Number.MAX_SAFE_INTEGER, table],
      )
    : query.joinRaw('cross join ?? on ?? = ??', [
        table,
        `${table}.${column}`,
        to,
      ]);
}

/**
 * Ids that are found for each of some texts, one text after the other: each goes along an index as far as to its own limit, whatever the others find. An
 * id may come several times.
 *
 * @param found - selects `id` alone, and names the text `sought.value`
 */
export function idsOfEach(
  knex: Knex,
  texts: readonly string[],
  found: Knex.QueryBuilder,
): Knex.QueryBuilder {
  const all = JSON.stringify(texts);
  return dialectOf(knex) === 'postgres'
    ? knex
        .from(
          knex.raw(
            'json_array_elements_text(?::json) as sought(value) cross join lateral ? as found',
            [all, found],
          ),
        )
        .select('found.id')
    : knex
        .from(
          knex.raw(
            // There is no lateral: an array of ids is made for each, and taken apart again.
            'json_each(?) as sought cross join json_each((select json_group_array(id) from ?)) as found',
            [all, found],
          ),
        )
        .select({ id: 'found.value' });
}

/** Leaves one row of those that are alike in some columns, by which the query is ordered. Names come from our own code only. */
export function oneOfEach(query: Knex.QueryBuilder, columns: string[]): void {
  if (dialectOf(query) === 'postgres') query.distinctOn(columns);
  else query.groupBy(columns);
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

/**
 * A column of texts, to be ordered and compared by the numbers of letters, which is the only order that SQLite knows; that of PostgreSQL hangs
 * on the language that a database was made in. Names come from our own code only.
 */
export function byLetters(
  knex: Pick<Knex, 'client'>,
  column: string,
): Knex.Raw {
  const order = dialectOf(knex) === 'postgres' ? ' collate "C"' : '';
  return knex.client.raw(`??${order}`, [column]);
}
