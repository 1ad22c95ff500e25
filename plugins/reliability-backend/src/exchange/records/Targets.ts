import { SourceKey } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { ActionItems } from '../../actionItems';
import { Deployments } from '../../deployments';
import { Incidents } from '../../incidents';
import { isPartOf } from '../../platform/access/Circle';
import { Platform } from '../../platform/Platform';
import { Postmortems } from '../../postmortems';
import { findPresent, identityOf, isWrittenHere } from './identity';
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

interface Target {
  readonly id: number;
  /** None of a deployment is. */
  readonly confidentialId?: number | null;
  readonly source?: string | null;
}

type Importing = Pick<ImportContext, 'principal' | 'ownSource' | 'isSeen'>;

/**
 * What records refer to; what the importer may not see counts as not there. A service names what any source brought, restricted or not; an
 * incident, or an action item, that was written here it names only if it may read it. Keys count up, and would tell one by one which there are.
 */
export class Targets {
  constructor(
    private readonly platform: Pick<Platform, 'access' | 'history'>,
    private readonly slices: {
      readonly incidents: Incidents;
      readonly postmortems: Postmortems;
      readonly deployments: Deployments;
      readonly actionItems: ActionItems;
    },
    private readonly own: OwnRecords,
  ) {}

  /** Finds it by the names that records give it. */
  async find(
    tx: Knex,
    kind: TargetKind,
    keys: readonly SourceKey[],
    context: Importing,
  ): Promise<FoundTargets> {
    const store = this.storeOf(kind);
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
    const ownIds = await this.own.find(tx, kind, ownKeys, target =>
      this.mayOwn(tx, kind, target, context),
    );
    const each = new Map(keys.map(key => [identityOf(key), key]));
    for (const [identity, key] of each) {
      const target = found.get(identity);
      if (isOwn(key)) {
        const id = ownIds.get(key.externalId);
        if (id !== undefined) ids.set(identity, id);
        else if (isRefusing) refused.set(identity, null);
      } else if (target && (await this.may(tx, kind, target, context))) {
        ids.set(identity, target.id);
      } else if (target && isRefusing) {
        refused.set(identity, target.id);
      }
    }
    return { ids, refused };
  }

  /** Those that the importer may refer to, and so detach; the others stay where people have put them. */
  async open(
    tx: Knex,
    kind: TargetKind,
    ids: readonly (number | null | undefined)[],
    context: Importing,
  ): Promise<ReadonlySet<number>> {
    const unique = [...new Set(ids.flatMap(id => id ?? []))];
    const open = new Set<number>();
    if (unique.length === 0) return open;
    const store = this.storeOf(kind);
    const targets: readonly Target[] = await store.getUnrestricted(tx, unique);
    for (const target of targets) {
      const isOpen = isWrittenHere(target)
        ? await this.mayOwn(tx, kind, target, context)
        : await this.may(tx, kind, target, context);
      if (isOpen) open.add(target.id);
    }
    return open;
  }

  /** Whether all who read what belongs to an incident go on doing so when it comes to belong to something else as well. */
  async keepReaders(
    tx: Knex,
    from: number | null,
    to: { readonly kind: TargetKind; readonly id: number },
  ): Promise<boolean> {
    if (from === null || to.kind !== 'postmortem') return true;
    const { incidents, postmortems } = this.slices;
    const [incident] = await incidents.store.getUnrestricted(tx, [from]);
    const [postmortem] = await postmortems.store.getUnrestricted(tx, [to.id]);
    const [inner, outer] = [incident, postmortem].map(
      target => target?.confidentialId ?? null,
    );
    if (inner === null || outer === null) return true;
    const { access } = this.platform;
    return isPartOf(
      await access.circle(tx, inner),
      await access.circle(tx, outer),
    );
  }

  /** {@link may} of what was written here. */
  private async mayOwn(
    tx: Knex,
    kind: TargetKind,
    target: Target,
    context: Importing,
  ): Promise<boolean> {
    // What is told of the others is no secret, or is refused.
    if (kind !== 'incident' && kind !== 'actionItem') {
      return this.may(tx, kind, target, context);
    }
    const { confidentialId = null } = target;
    return (
      (await this.platform.access.allows(
        tx,
        confidentialId,
        context.principal,
      )) && context.isSeen(tx, kind, target)
    );
  }

  private async may(
    tx: Knex,
    kind: TargetKind,
    { id, confidentialId = null }: Target,
    context: Importing,
  ): Promise<boolean> {
    const target = { id, confidentialId };
    const isOpen =
      kind === 'postmortem'
        ? await mayAddTo(tx, this.platform, target, context)
        : await mayChange(tx, this.platform.access, target, context);
    return isOpen && context.isSeen(tx, kind, target);
  }

  private storeOf(kind: TargetKind) {
    const { incidents, postmortems, deployments, actionItems } = this.slices;
    switch (kind) {
      case 'incident':
        return incidents.store;
      case 'postmortem':
        return postmortems.store;
      case 'actionItem':
        return actionItems.store;
      default:
        return deployments.store;
    }
  }
}
