import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { Principal } from '../../platform/http/RequestContext';
import { CatalogEntry } from './events';

/** A person as a token and the catalog tell of them. */
export function personOf(
  ref: string,
  catalog: readonly CatalogEntry[],
): Extract<Principal, { kind: 'user' }> {
  const entryOf = (one: string) => catalog.find(each => each.ref === one);
  const groups = entryOf(ref)?.memberOf ?? [];
  const refs = new Set([ref, ...groups]);
  for (const one of refs) {
    const above = entryOf(one)?.childOf;
    if (above !== undefined) refs.add(above);
  }
  return { kind: 'user', ref, groups, refs: [...refs] };
}

/** An entity with its relations as the catalog would compute them. */
export function entityOf(entry: CatalogEntry): Entity {
  const { kind, namespace, name } = parseEntityRef(entry.ref);
  const relations = (type: string, refs: readonly string[]) =>
    refs.map(targetRef => ({ type, targetRef }));
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace, name },
    relations: [
      ...relations('ownedBy', entry.owner ? [entry.owner] : []),
      ...relations('partOf', entry.partOf ? [entry.partOf] : []),
      ...relations('childOf', entry.childOf ? [entry.childOf] : []),
      ...relations('memberOf', entry.memberOf ?? []),
    ],
  };
}
