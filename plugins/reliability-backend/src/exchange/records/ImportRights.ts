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

type Kind = Exclude<ImportRecord['type'], 'changeFailure'>;

/** Something that is there. */
interface Thing {
  readonly kind: ImportRecord['type'];
  readonly id: number;
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

  /** Whether a thing that is there is among those that are left to the principal both to read and to change. */
  async leave(
    tx: Knex,
    thing: Thing,
    principal: Principal,
    decisions: ImportDecisions,
  ): Promise<boolean> {
    const judged = await this.judged(tx, thing);
    if (judged === undefined) return true;
    const { read, update } = decisions[judged.kind];
    return (
      (await this.allow(tx, judged, principal, read, decisions)) &&
      (await this.allow(tx, judged, principal, update, decisions))
    );
  }

  /** Whether a thing that is there is among those that are left to the principal to read. */
  async show(
    tx: Knex,
    thing: Thing,
    principal: Principal,
    decisions: ImportDecisions,
  ): Promise<boolean> {
    const judged = await this.judged(tx, thing);
    if (judged === undefined) return true;
    const { read } = decisions[judged.kind];
    return this.allow(tx, judged, principal, read, decisions);
  }

  /** What policies judge a thing by: a word on a change failure is the incident's; one that waits for its incident is nobody's yet. */
  private async judged(
    tx: Knex,
    { kind, id }: Thing,
  ): Promise<{ readonly kind: Kind; readonly id: number } | undefined> {
    if (kind !== 'changeFailure') return { kind, id };
    const word = await this.slices.deployments.failures.sourceWord(tx, id);
    const incidentId = word?.incidentId ?? null;
    return incidentId === null
      ? undefined
      : { kind: 'incident', id: incidentId };
  }

  private async allow(
    tx: Knex,
    { kind, id }: { readonly kind: Kind; readonly id: number },
    principal: Principal,
    decision: Decision<ReliabilityQuery>,
    { readable }: Pick<ImportDecisions, 'readable'>,
  ): Promise<boolean> {
    if (!decision.allowed) return false;
    const { criteria } = decision;
    return this.sees(tx, kind, id, { principal, criteria, readable });
  }

  private async sees(
    tx: Knex,
    kind: Kind,
    id: number,
    reader: Reader,
  ): Promise<boolean> {
    const { changes, ...slices } = this.slices;
    const { incidents, postmortems, actionItems, deployments } = slices;
    switch (kind) {
      case 'changeReview':
        return (await changes.store.seen(tx, [id], reader)).has(id);
      case 'incident':
        return (await incidents.store.get(tx, [id], reader)).length > 0;
      case 'postmortem':
        return (await postmortems.store.get(tx, [id], reader)).length > 0;
      case 'deployment':
        return (
          (await deployments.store.get(tx, [id], reader.criteria)).length > 0
        );
      default:
        return (await actionItems.store.get(tx, id, reader)) !== undefined;
    }
  }
}
