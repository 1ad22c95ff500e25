import {
  actionItemReadPermission,
  actionItemUpdatePermission,
  changeReadPermission,
  changeUpdatePermission,
  deploymentReadPermission,
  deploymentUpdatePermission,
  ImportRecord,
  incidentReadPermission,
  incidentUpdatePermission,
  postmortemReadPermission,
  postmortemUpdatePermission,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { ActionItems } from '../../actionItems';
import { Changes } from '../../changes';
import { Deployments } from '../../deployments';
import { Incidents } from '../../incidents';
import {
  Authorizer,
  ConditionTransformer,
  Decision,
} from '../../platform/access/Authorizer';
import {
  CatalogVisibility,
  seesAll,
  seesEntities,
} from '../../platform/catalog/CatalogVisibility';
import { Readable } from '../../platform/catalog/whereReadable';
import { Principal, RequestContext } from '../../platform/http/RequestContext';
import { Postmortems } from '../../postmortems';
import { ConcernedChanges } from './ConcernedChanges';
import { idsInPortions } from './idsInPortions';

type Kind = Exclude<ImportRecord['type'], 'changeFailure'>;

/** Things of a kind that are there. */
interface Things {
  readonly kind: ImportRecord['type'];
  readonly ids: readonly number[];
}

/** What it takes by hand to change something of a kind: it must be left to read as well as to change. */
export const permissions = {
  incident: {
    of: 'incidents',
    read: incidentReadPermission,
    update: incidentUpdatePermission,
  },
  postmortem: {
    of: 'postmortems',
    read: postmortemReadPermission,
    update: postmortemUpdatePermission,
  },
  actionItem: {
    of: 'actionItems',
    read: actionItemReadPermission,
    update: actionItemUpdatePermission,
  },
  deployment: {
    of: 'deployments',
    read: deploymentReadPermission,
    update: deploymentUpdatePermission,
  },
  changeReview: {
    of: 'changes',
    read: changeReadPermission,
    update: changeUpdatePermission,
  },
} as const;

type Decisions = Readonly<
  Record<'read' | 'update', Decision<ReliabilityQuery>>
>;

/** What a policy leaves of each kind to whoever imports. */
export type ImportDecisions = Readonly<Record<Kind, Decisions>> & {
  /** What the catalog shows them of what the change reviews of the import touch; a change is seen only by whoever sees all of it. */
  readonly readable: Readable;
};

/** What turns a policy's conditions on each kind of resource into criteria. */
export type ImportTransforms = Readonly<
  Record<
    'incidents' | 'postmortems' | 'actionItems' | 'deployments' | 'changes',
    ConditionTransformer<ReliabilityQuery>
  >
>;

interface Reader {
  readonly principal: Principal;
  readonly criteria: PermissionCriteria<ReliabilityQuery> | undefined;
  readonly readable: Readable;
}

/** What a policy leaves to whoever imports of what is there: the same as by hand. */
export class ImportRights {
  constructor(
    private readonly authorizer: Authorizer,
    private readonly slices: {
      readonly incidents: Incidents;
      readonly postmortems: Postmortems;
      readonly actionItems: ActionItems;
      readonly deployments: Deployments;
      readonly changes: Changes;
    },
    private readonly transforms: ImportTransforms,
    private readonly concerned: ConcernedChanges,
    private readonly visibility: CatalogVisibility,
    private readonly database: Knex,
  ) {}

  /** Asks the policy, once for all that is imported together. */
  async decide(
    context: RequestContext,
    records: readonly ImportRecord[],
  ): Promise<ImportDecisions> {
    const question = (kind: Kind, operation: 'read' | 'update') => ({
      permission: permissions[kind][operation],
      transform: this.transforms[permissions[kind].of],
    });
    const asked = await this.authorizer.decide(context, {
      readIncident: question('incident', 'read'),
      updateIncident: question('incident', 'update'),
      readPostmortem: question('postmortem', 'read'),
      updatePostmortem: question('postmortem', 'update'),
      readActionItem: question('actionItem', 'read'),
      updateActionItem: question('actionItem', 'update'),
      readDeployment: question('deployment', 'read'),
      updateDeployment: question('deployment', 'update'),
      readChange: question('changeReview', 'read'),
      updateChange: question('changeReview', 'update'),
      entities: seesEntities,
    });
    return {
      readable: seesAll(asked.entities)
        ? undefined
        : await this.visibility.visibleOf(
            context,
            asked.entities,
            await this.concerned.touched(this.database, records),
          ),
      changeReview: { read: asked.readChange, update: asked.updateChange },
      incident: { read: asked.readIncident, update: asked.updateIncident },
      postmortem: {
        read: asked.readPostmortem,
        update: asked.updatePostmortem,
      },
      actionItem: {
        read: asked.readActionItem,
        update: asked.updateActionItem,
      },
      deployment: {
        read: asked.readDeployment,
        update: asked.updateDeployment,
      },
    };
  }

  /** Those of some things that are left to the principal both to read and to change. */
  async leave(
    tx: Knex,
    things: Things,
    principal: Principal,
    decisions: ImportDecisions,
  ): Promise<ReadonlySet<number>> {
    const seen = await this.show(tx, things, principal, decisions);
    const { kind } = things;
    return this.allowed(tx, { kind, ids: [...seen] }, 'update', {
      principal,
      decisions,
    });
  }

  /** Those of some things that are left to the principal to read. */
  async show(
    tx: Knex,
    things: Things,
    principal: Principal,
    decisions: ImportDecisions,
  ): Promise<ReadonlySet<number>> {
    return this.allowed(tx, things, 'read', { principal, decisions });
  }

  /** Policies judge a word on a change failure by its incident; one that waits for its incident is nobody's yet. */
  private async allowed(
    tx: Knex,
    { kind, ids }: Things,
    operation: keyof Decisions,
    {
      principal,
      decisions,
    }: {
      readonly principal: Principal;
      readonly decisions: ImportDecisions;
    },
  ): Promise<ReadonlySet<number>> {
    const allow = async (of: Kind, some: readonly number[]) => {
      const decision = decisions[of][operation];
      if (!decision.allowed) return new Set<number>();
      const { criteria } = decision;
      const { readable } = decisions;
      return this.sees(tx, of, some, { principal, criteria, readable });
    };
    if (kind !== 'changeFailure') return allow(kind, ids);
    const incidentOf = new Map<number, number | null>();
    for (const id of ids) {
      const word = await this.slices.deployments.failures.sourceWord(tx, id);
      incidentOf.set(id, word?.incidentId ?? null);
    }
    const incidents = [...incidentOf.values()].flatMap(id => id ?? []);
    const allowed = await allow('incident', incidents);
    return new Set(
      ids.filter(id => {
        const incident = incidentOf.get(id) ?? null;
        return incident === null || allowed.has(incident);
      }),
    );
  }

  private async sees(
    tx: Knex,
    kind: Kind,
    ids: readonly number[],
    reader: Reader,
  ): Promise<ReadonlySet<number>> {
    const seen = new Set<number>();
    for (const batch of idsInPortions(ids)) {
      for (const id of await this.seenAmong(tx, kind, batch, reader)) {
        seen.add(id);
      }
    }
    return seen;
  }

  private async seenAmong(
    tx: Knex,
    kind: Kind,
    ids: readonly number[],
    reader: Reader,
  ): Promise<Iterable<number>> {
    const { changes, ...slices } = this.slices;
    const { incidents, postmortems, actionItems, deployments } = slices;
    const idOf = ({ id }: { readonly id: number }) => id;
    switch (kind) {
      case 'changeReview':
        return changes.store.seen(tx, ids, reader);
      case 'incident':
        return incidents.store.seen(tx, ids, reader);
      case 'postmortem':
        return (await postmortems.store.get(tx, ids, reader)).map(idOf);
      case 'deployment':
        return (await deployments.store.get(tx, ids, reader.criteria)).map(
          idOf,
        );
      default:
        return actionItems.store.seen(tx, ids, reader);
    }
  }
}
