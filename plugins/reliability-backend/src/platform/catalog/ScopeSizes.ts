import { ORGANISATION } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import { inScope, isSingleEntity } from './inScope';
import { Attachments, WayToScope } from './touchingScope';

/**
 * Where it costs about the same at 100 000 rows to walk a list in its order until 50 of the scope are met, and to pick out all of the
 * scope and sort them.
 */
const FEW = 2_000;

/** All ways find the same, so that it does no harm when a scope has grown meanwhile. */
const REMEMBERED = { ttl: 60_000, max: 10_000 };

/** Knows how much is attached to scopes, as far as the way to a page hangs on it. */
export class ScopeSizes {
  private readonly remembered = new LRUCache<string, boolean>(REMEMBERED);

  /** The shortest way to a list, which is in time or in another order. */
  async wayTo(
    tx: Knex,
    attachments: Attachments,
    scope: string | undefined,
    { inTime }: { readonly inTime: boolean },
  ): Promise<WayToScope> {
    if (scope === undefined || scope === ORGANISATION) return 'all';
    if (inTime && isSingleEntity(scope)) return 'walk';
    if (!(await this.areFew(tx, attachments.table, scope))) return 'check';
    return inTime ? 'gather' : 'pick';
  }

  /**
   * Whether little is attached to a scope, or was moments ago. SQLite goes as the query is written, and PostgreSQL guesses badly how many
   * rows of a list it must walk for a page. The look ends after {@link FEW} entries of an index.
   */
  async areFew(tx: Knex, table: string, scope: string): Promise<boolean> {
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
