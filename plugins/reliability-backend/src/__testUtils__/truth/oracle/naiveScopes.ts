import { CatalogEntry, NEIGHBOUR, ReaderName } from '../events';
import { PlainIncident } from './knowledge';

/** Entities of the catalog by their references. */
export type NaiveCatalog = ReadonlyMap<string, CatalogEntry>;

/** Whether an entity belongs to a scope: by itself, or because a container leads to it. */
export function isInScope(
  ref: string,
  scope: string,
  catalog: NaiveCatalog,
): boolean {
  if (scope === 'organisation' || ref === scope) return true;
  const entry = catalog.get(ref);
  if (entry === undefined) return false;
  if (scope.startsWith('group:')) {
    return entry.owner !== undefined && isBelow(entry.owner, scope, catalog);
  }
  if (!/^(system|domain):/.test(scope)) return false;
  for (let at: CatalogEntry | undefined = entry; at?.partOf !== undefined; ) {
    if (at.partOf === scope) return true;
    const whole: string = at.partOf;
    at = catalog.get(whole);
  }
  return false;
}

function isBelow(group: string, above: string, catalog: NaiveCatalog): boolean {
  if (group === above) return true;
  const parent = catalog.get(group)?.childOf;
  return parent !== undefined && isBelow(parent, above, catalog);
}

/** Whether somebody may read an incident. */
export function mayRead(
  reader: ReaderName,
  { restricted, entities }: PlainIncident,
  catalog: NaiveCatalog,
): boolean {
  if (!restricted || reader === 'insider') return true;
  if (reader === 'service') return false;
  const groups = catalog.get(NEIGHBOUR)?.memberOf ?? [];
  return entities.some(({ ref }) => {
    const owner = catalog.get(ref)?.owner;
    return (
      owner !== undefined &&
      groups.some(group => isBelow(group, owner, catalog))
    );
  });
}
