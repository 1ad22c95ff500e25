import { ORGANISATION } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { inScope } from './inScope';

/** The rows that say which entities something is attached to. An index of theirs begins with `entity_ref`. */
export interface Attachments {
  readonly table: string;
  /** Qualified column of the table that names the thing. */
  readonly of: string;
  /** Qualified id of the thing in the list. */
  readonly id: string;
}

/**
 * Where the two ways to a page of a scope cost about the same at 100 000 rows: to walk the list in its order until 50 of the scope are
 * met, and to pick out all of the scope and sort them.
 */
const FEW = 2_000;

/**
 * Whether so little is attached to a scope that picking it out is the shorter way. SQLite goes as the query is written, and PostgreSQL
 * guesses badly how many rows of a list it must walk for a page. The look ends after {@link FEW} entries of an index.
 */
export async function holdsFew(
  tx: Knex,
  { table }: Attachments,
  scope: string | undefined,
): Promise<boolean> {
  if (isEverything(scope)) return true;
  const some = tx(table).select('entity_ref').limit(FEW);
  inScope(some, `${table}.entity_ref`, scope);
  const [{ rows }] = await tx.from(some.as('some')).count({ rows: '*' });
  return Number(rows) < FEW;
}

/** Restricts a list to what is attached to an entity in a scope, in the form that suits what {@link holdsFew} has found. */
export function touchingScope(
  query: Knex.QueryBuilder,
  { table, of, id }: Attachments,
  scope: string | undefined,
  few: boolean,
): void {
  if (isEverything(scope)) return;
  const attached = (rows: Knex.QueryBuilder) => {
    rows.select(of).from(table);
    inScope(rows, `${table}.entity_ref`, scope);
  };
  if (few) {
    // More than there are; a limit keeps PostgreSQL from asking about each row of the list whether it is among them.
    query.whereIn(id, rows => {
      attached(rows);
      rows.limit(2 * FEW);
    });
    return;
  }
  query.whereExists(rows => {
    attached(rows);
    rows.whereRaw('?? = ??', [of, id]);
  });
}

function isEverything(
  scope: string | undefined,
): scope is undefined | typeof ORGANISATION {
  return scope === undefined || scope === ORGANISATION;
}
