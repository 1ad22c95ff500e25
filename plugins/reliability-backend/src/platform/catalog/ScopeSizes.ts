import { ORGANISATION } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import { inScope } from './inScope';
import { Attachments } from './touchingScope';

/**
 * Where the two ways to a page of a scope cost about the same at 100 000 rows: to walk the list in its order until 50 of the scope are
 * met, and to pick out all of the scope and sort them.
 */
const FEW = 2_000;

/** Both ways find the same, so that it does no harm when a scope has grown meanwhile. */
const REMEMBERED = { ttl: 60_000, max: 10_000 };

/** How much is attached to scopes, as far as the way to a page hangs on it. */
export class ScopeSizes {
  private readonly remembered = new LRUCache<string, boolean>(REMEMBERED);

  /**
   * Whether so little is attached to a scope that picking it out is the shorter way, or was moments ago. SQLite goes as the query is
   * written, and PostgreSQL guesses badly how many rows of a list it must walk for a page. The look ends after {@link FEW} entries of an
   * index.
   */
  async areFew(
    tx: Knex,
    { table }: Attachments,
    scope: string | undefined,
  ): Promise<boolean> {
    if (scope === undefined || scope === ORGANISATION) return true;
    const key = `${table} ${scope}`;
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    const some = tx(table).select('entity_ref').limit(FEW);
    inScope(some, `${table}.entity_ref`, scope);
    const [{ rows }] = await tx.from(some.as('some')).count({ rows: '*' });
    const areFew = Number(rows) < FEW;
    this.remembered.set(key, areFew);
    return areFew;
  }
}
