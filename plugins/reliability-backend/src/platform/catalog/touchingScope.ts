import { Knex } from 'knex';
import { oneOfEach } from '../database/dialect';
import { KeysetColumn } from '../database/keyset';
import { inLittleScope, inScope } from './inScope';

/**
 * The rows that say which entities something is attached to, and when it was. An index of theirs begins with `entity_ref` and `sort_at`.
 */
export interface Attachments {
  readonly table: string;
  /** Qualified column of the table that names the thing. */
  readonly of: string;
  /** Qualified id of the thing in the list. */
  readonly id: string;
}

/**
 * How a list comes to what touches a scope; all ways find the same.
 *
 * - `all`: there is nothing to restrict
 * - `walk`: a list in time of one entity walks that entity's rows in their index, which end with the page
 * - `gather`: a list in time of little sorts the rows of the scope, and looks things up until there is a page of them
 * - `pick`: a list of little in another order picks its things out, and sorts them
 * - `check`: a list of much walks all things in its order, and asks of each whether it is in the scope
 */
export type WayToScope = 'all' | 'walk' | 'gather' | 'pick' | 'check';

/** More than there are: a limit keeps PostgreSQL from asking about each row of the list whether it is among those of the scope. */
const ALL = Number.MAX_SAFE_INTEGER;

/** An order in time, by what comes into the query on the `way` to a scope. */
export function orderOnWay(
  order: readonly KeysetColumn[],
  { table, of }: Attachments,
  way: WayToScope,
): readonly KeysetColumn[] {
  if (way !== 'walk' && way !== 'gather') return order;
  return order.map(part => ({
    ...part,
    column: part.property === 'id' ? of : `${table}.${part.property}`,
    // A scope may grow between two pages, and the list goes on another way.
    signedAs: part.column,
  }));
}

/** Restricts a list to what is attached to an entity in a scope, each once. */
export function touchingScope(
  query: Knex.QueryBuilder,
  { table, of, id }: Attachments,
  scope: string,
  way: Exclude<WayToScope, 'all'>,
  direction: 'asc' | 'desc',
): void {
  const little = (rows: Knex.QueryBuilder) => {
    rows.from(table);
    inLittleScope(rows, `${table}.entity_ref`, scope);
  };
  switch (way) {
    case 'walk':
      query.join(table, of, id).where(`${table}.entity_ref`, scope);
      // An incident may be attached in several roles; a postmortem is attached once, and goes the same way.
      oneOfEach(query, [`${table}.sort_at`, of]);
      break;
    case 'gather':
      query.join(
        rows => {
          little(rows);
          rows
            .distinct(`${table}.sort_at`, of)
            .orderBy([
              { column: `${table}.sort_at`, order: direction },
              { column: of, order: direction },
            ])
            .limit(ALL)
            .as(table);
        },
        of,
        id,
      );
      break;
    case 'pick':
      query.whereIn(id, rows => {
        little(rows);
        rows.select(of).limit(ALL);
      });
      break;
    default:
      query.whereExists(rows => {
        rows.from(table).select(of).whereRaw('?? = ??', [of, id]);
        inScope(rows, `${table}.entity_ref`, scope);
      });
  }
}
