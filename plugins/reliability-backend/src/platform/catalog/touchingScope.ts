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

/** Restricts a list to what is attached to an entity in a scope, in the form that suits what `ScopeSizes` has found. */
export function touchingScope(
  query: Knex.QueryBuilder,
  { table, of, id }: Attachments,
  scope: string | undefined,
  few: boolean,
): void {
  if (scope === undefined || scope === ORGANISATION) return;
  const attached = (rows: Knex.QueryBuilder) => {
    rows.select(of).from(table);
    inScope(rows, `${table}.entity_ref`, scope);
  };
  if (few) {
    query.whereIn(id, rows => {
      attached(rows);
      // All there are; a limit keeps PostgreSQL from asking about each row of the list whether it is among them.
      rows.limit(Number.MAX_SAFE_INTEGER);
    });
    return;
  }
  query.whereExists(rows => {
    attached(rows);
    rows.whereRaw('?? = ??', [of, id]);
  });
}
