import { Incidents } from '../../incidents';
import { Access } from '../../platform/access/Access';
import { Postmortems } from '../../postmortems';
import { Targets } from './ActionItemImporter';
import { findPresent, identityOf } from './identity';
import { mayChange } from './mayChange';

/** Finds what records refer to; what the importer may not see counts as not there. */
export function findTargets(
  access: Access,
  slices: { readonly incidents: Incidents; readonly postmortems: Postmortems },
): Targets {
  return async (tx, kind, keys, context) => {
    const store =
      kind === 'incident' ? slices.incidents.store : slices.postmortems.store;
    const found = await findPresent(
      keys.map(record => ({ record, hash: '' })),
      (source, externalIds) =>
        store.findBySource(tx, source, externalIds) as Promise<
          Map<string, { id: number; confidentialId: number | null }>
        >,
    );
    const ids = new Map<string, number>();
    for (const key of keys) {
      const target = found.get(identityOf(key));
      if (target && (await mayChange(tx, access, target, context))) {
        ids.set(identityOf(key), target.id);
      }
    }
    return ids;
  };
}
