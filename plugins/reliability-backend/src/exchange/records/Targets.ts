import { SourceKey } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { ActionItems } from '../../actionItems';
import { Deployments } from '../../deployments';
import { Incidents } from '../../incidents';
import { isPartOf } from '../../platform/access/Circle';
import { Platform } from '../../platform/Platform';
import { Postmortems } from '../../postmortems';
import { findPresent, identityOf, isWrittenHere } from './identity';
import { idsInPortions } from './idsInPortions';
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

type Importing = Pick<ImportContext, 'principal' | 'ownSource' | 'seenOf'>;

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
    const ownIds = await this.own.find(tx, kind, ownKeys, async target =>
      (await this.mayOwn(tx, kind, [target], context)).has(target.id),
    );
    const may = await this.may(tx, kind, [...found.values()], context);
    const each = new Map(keys.map(key => [identityOf(key), key]));
    for (const [identity, key] of each) {
      const target = found.get(identity);
      if (isOwn(key)) {
        const id = ownIds.get(key.externalId);
        if (id !== undefined) ids.set(identity, id);
        else if (isRefusing) refused.set(identity, null);
      } else if (target && may.has(target.id)) {
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
    const store = this.storeOf(kind);
    const targets: Target[] = [];
    for (const batch of idsInPortions(unique)) {
      targets.push(...(await store.getUnrestricted(tx, batch)));
    }
    const [own, others] = [true, false].map(isOwn =>
      targets.filter(target => isWrittenHere(target) === isOwn),
    );
    return new Set([
      ...(await this.mayOwn(tx, kind, own, context)),
      ...(await this.may(tx, kind, others, context)),
    ]);
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
    targets: readonly Target[],
    context: Importing,
  ): Promise<ReadonlySet<number>> {
    // What is told of the others is no secret, or is refused.
    if (kind !== 'incident' && kind !== 'actionItem') {
      return this.may(tx, kind, targets, context);
    }
    const { access } = this.platform;
    const { principal } = context;
    return this.seen(tx, kind, targets, context, target =>
      access.allows(tx, target.confidentialId, principal),
    );
  }

  /** Those of some targets that the importer may refer to. */
  private async may(
    tx: Knex,
    kind: TargetKind,
    targets: readonly Target[],
    context: Importing,
  ): Promise<ReadonlySet<number>> {
    return this.seen(tx, kind, targets, context, target =>
      kind === 'postmortem'
        ? mayAddTo(tx, this.platform, target, context)
        : mayChange(tx, this.platform.access, target, context),
    );
  }

  /** Those of some targets that are open, and that policies show. */
  private async seen(
    tx: Knex,
    kind: TargetKind,
    targets: readonly Target[],
    context: Importing,
    isOpen: (
      target: Target & { readonly confidentialId: number | null },
    ) => Promise<boolean>,
  ): Promise<ReadonlySet<number>> {
    const open: number[] = [];
    for (const { confidentialId = null, ...target } of targets) {
      if (await isOpen({ ...target, confidentialId })) open.push(target.id);
    }
    return context.seenOf(tx, kind, open);
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
