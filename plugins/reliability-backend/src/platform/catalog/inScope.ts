import {
  CONTAINER_KINDS,
  ORGANISATION,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';

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
  const kind = scope.slice(0, scope.indexOf(':'));
  if (!CONTAINER_KINDS.has(kind)) {
    query.where(column, scope);
    return;
  }
  // Incidents may also be attached to the container itself.
  query.where(either =>
    either
      .where(column, scope)
      .orWhereIn(column, members =>
        members
          .select('entity_ref')
          .from('catalog_membership')
          .where('scope_ref', scope),
      ),
  );
}
