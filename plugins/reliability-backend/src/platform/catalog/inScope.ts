import {
  CONTAINER_KINDS,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { whereEach } from '../database/dialect';

/** Whether a scope is one entity, which contains nothing: its rows are neighbours in an index that begins with the entity. */
export function isSingleEntity(scope: string | undefined): scope is string {
  return (
    scope !== undefined &&
    scope !== ORGANISATION &&
    !CONTAINER_KINDS.has(scope.slice(0, scope.indexOf(':')))
  );
}

/**
 * Restricts a column of entity references to a scope: an entity itself, or what a group, system or domain contains. The
 * organisation is everything and restricts nothing.
 */
export function inScope(
  query: Knex.QueryBuilder,
  column: string,
  scope: string,
): void {
  if (scope === ORGANISATION) return;
  if (isSingleEntity(scope)) query.where(column, scope);
  else query.whereIn(column, membersOf(query, scope));
}

/** The same for what has little attached: an index of the column is looked up for each entity, and nothing is joined. */
export function inLittleScope(
  query: Knex.QueryBuilder,
  column: string,
  scope: string,
): void {
  if (isSingleEntity(scope)) query.where(column, scope);
  else whereEach(query, column, membersOf(query, scope));
}

/** The same for any of several scopes, none of which is the organisation. */
export function inAnyScope(
  query: Knex.QueryBuilder,
  column: string,
  scopes: readonly string[],
): void {
  const containers = scopes.filter(scope => !isSingleEntity(scope));
  if (containers.length === 0) {
    query.whereIn(column, [...scopes]);
    return;
  }
  query.whereIn(column, (members: Knex.QueryBuilder) => {
    members
      .select('entity_ref')
      .from('catalog_membership')
      .whereIn('scope_ref', containers);
    for (const scope of scopes) {
      members.unionAll((self: Knex.QueryBuilder) =>
        self.select(query.client.raw('?', [scope])),
      );
    }
  });
}

/**
 * What a container contains, and the container itself, to which incidents may be attached too. One set, not an `or`, so that an index on a
 * column serves it.
 */
export function membersOf(
  query: Pick<Knex.QueryBuilder, 'client'>,
  scope: string,
): Knex.QueryBuilder {
  return query.client
    .queryBuilder()
    .select('entity_ref')
    .from('catalog_membership')
    .where('scope_ref', scope)
    .unionAll((self: Knex.QueryBuilder) =>
      self.select(query.client.raw('?', [scope])),
    );
}
