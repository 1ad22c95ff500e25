import { Knex } from 'knex';

/**
 * Several tables of one row each as one row, so that counts of different things take one statement.
 *
 * @param tables - by name; no two of them have a column of the same name
 */
export function sideBySide(
  tx: Knex,
  tables: Readonly<Record<string, Knex.QueryBuilder>>,
): Knex.QueryBuilder {
  const [first, ...others] = Object.entries(tables).map(([name, table]) =>
    table.as(name),
  );
  return others.reduce(
    (row, table) => row.crossJoin(tx.raw('?', [table])),
    tx.from(first),
  );
}
