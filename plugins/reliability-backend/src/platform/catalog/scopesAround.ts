import { Knex } from 'knex';
import { Row } from '../database/columns';
import { inBatches } from '../database/dialect';
import { isSingleEntity } from './inScope';

/**
 * Looks up once which of some scopes entities are in.
 *
 * @param refs - all entities that are asked about
 * @returns of some of these, the scopes that any of them is, or is in
 */
export async function scopesAround(
  tx: Knex,
  scopes: readonly string[],
  refs: readonly string[],
): Promise<(some: readonly string[]) => string[]> {
  const around = new Map<string, Set<string>>(
    scopes.map(scope => [scope, new Set([scope])]),
  );
  const containers = scopes.filter(scope => !isSingleEntity(scope));
  if (containers.length > 0) {
    for (const batch of inBatches([...new Set(refs)], 1)) {
      const rows: Row[] = await tx('catalog_membership')
        .whereIn('scope_ref', containers)
        .whereIn('entity_ref', batch)
        .select('scope_ref', 'entity_ref');
      for (const row of rows) {
        around.get(String(row.scope_ref))?.add(String(row.entity_ref));
      }
    }
  }
  return some =>
    scopes.filter(scope => some.some(ref => around.get(scope)?.has(ref)));
}
