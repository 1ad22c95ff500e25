import { SourceKey } from '@afterword/plugin-reliability-common';
import { Incidents } from '../../incidents';
import { Access } from '../../platform/access/Access';
import { Postmortems } from '../../postmortems';
import { Targets } from './ActionItemImporter';
import { findPresent, identityOf } from './identity';
import { mayChange } from './mayChange';
import { OwnRecords } from './OwnRecords';

/** Finds what records refer to; what the importer may not see counts as not there. */
export function findTargets(
  access: Access,
  slices: { readonly incidents: Incidents; readonly postmortems: Postmortems },
  own: OwnRecords,
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
    const isOwn = ({ source }: SourceKey) => source === context.ownSource;
    const ownKeys = keys.filter(isOwn).map(({ externalId }) => externalId);
    const ownIds = await own.find(tx, kind, ownKeys, context);
    for (const [externalId, id] of ownIds) {
      ids.set(identityOf({ source: context.ownSource, externalId }), id);
    }
    for (const key of keys) {
      if (isOwn(key)) continue;
      const target = found.get(identityOf(key));
      if (target && (await mayChange(tx, access, target, context))) {
        ids.set(identityOf(key), target.id);
      }
    }
    return ids;
  };
}
