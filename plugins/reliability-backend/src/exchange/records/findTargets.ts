import { SourceKey } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Incidents } from '../../incidents';
import { Platform } from '../../platform/Platform';
import { Postmortems } from '../../postmortems';
import { findPresent, identityOf } from './identity';
import { mayAddTo, mayChange } from './mayChange';
import { OwnRecords } from './OwnRecords';
import { TargetKind } from './PendingReferenceStore';
import { ImportContext } from './RecordImporter';

/** Things that records refer to, by identity. */
export interface FoundTargets {
  /** Their ids; what has not arrived is missing, and so is what whoever imports may not see. */
  readonly ids: ReadonlyMap<string, number>;
  /** What a service is refused, with the id of what is there; null where it is not told whether anything is. */
  readonly refused: ReadonlyMap<string, number | null>;
}

/** Finds what records refer to. */
export type Targets = (
  tx: Knex,
  kind: TargetKind,
  keys: readonly SourceKey[],
  context: Pick<ImportContext, 'principal' | 'ownSource'>,
) => Promise<FoundTargets>;

interface Target {
  readonly id: number;
  readonly confidentialId: number | null;
}

/** Finds what records refer to; what the importer may not see counts as not there. */
export function findTargets(
  platform: Pick<Platform, 'access' | 'history'>,
  slices: { readonly incidents: Incidents; readonly postmortems: Postmortems },
  own: OwnRecords,
): Targets {
  return async (tx, kind, keys, context) => {
    const store =
      kind === 'incident' ? slices.incidents.store : slices.postmortems.store;
    const may = (target: Target) =>
      kind === 'incident'
        ? mayChange(tx, platform.access, target, context)
        : mayAddTo(tx, platform, target, context);
    const found = await findPresent(
      keys.map(record => ({ record, hash: '' })),
      (source, externalIds) =>
        store.findBySource(tx, source, externalIds) as Promise<
          Map<string, Target>
        >,
    );
    const ids = new Map<string, number>();
    const refused = new Map<string, number | null>();
    const isRefusing =
      kind === 'postmortem' && context.principal.kind === 'service';
    const isOwn = ({ source }: SourceKey) => source === context.ownSource;
    const ownKeys = keys.filter(isOwn).map(({ externalId }) => externalId);
    const ownIds = await own.find(tx, kind, ownKeys, may);
    for (const key of keys) {
      const identity = identityOf(key);
      const target = found.get(identity);
      if (isOwn(key)) {
        const id = ownIds.get(key.externalId);
        if (id !== undefined) ids.set(identity, id);
        else if (isRefusing) refused.set(identity, null);
      } else if (target && (await may(target))) {
        ids.set(identity, target.id);
      } else if (target && isRefusing) {
        refused.set(identity, target.id);
      }
    }
    return { ids, refused };
  };
}
