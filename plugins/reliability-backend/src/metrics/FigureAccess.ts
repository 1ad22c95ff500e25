import {
  actionItemReadPermission,
  deploymentReadPermission,
  FIGURES_VERSION,
  incidentReadPermission,
  postmortemReadPermission,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { PermissionCondition } from '@backstage/plugin-permission-common';
import { ActionItems } from '../actionItems';
import { Deployments } from '../deployments';
import { MeantModes } from '../failureModes';
import { Incidents } from '../incidents';
import {
  ConditionTransformer,
  Decision,
  demanded,
} from '../platform/access/Authorizer';
import {
  CatalogVisibility,
  seesAll,
  seesEntities,
} from '../platform/catalog/CatalogVisibility';
import { factVersion } from '../platform/facts/factChanges';
import { Conditional } from '../platform/http/Conditional';
import { Principal, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { Postmortems } from '../postmortems';
import { ObservationStore } from './ObservationStore';
import { FactScope } from './scopeFilters';

const MINUTE = 60_000;

/** What policies leave somebody who asks for figures. */
export interface Sight {
  readonly principal: Principal;
  readonly incidents: Decision<ReliabilityQuery>;
  readonly actionItems: Decision<ReliabilityQuery>;
  readonly deployments: Decision<ReliabilityQuery>;
  readonly postmortems: Decision<ReliabilityQuery>;
  readonly entities: Decision<PermissionCondition>;
  /** What facts were like at the latest before anything was read of them. */
  readonly facts: string;
  /** What failure modes mean. */
  readonly modes: MeantModes;
  /** A scope as far as the reader may see it; looked up once, however many figures are of it. */
  readonly scope: (scope: string) => Promise<FactScope>;
  /** Those of some entities that the reader may see. */
  readonly visibleOf: (refs: readonly string[]) => Promise<readonly string[]>;
}

/** Owns what a reader's figures may count. */
export class FigureAccess {
  constructor(
    private readonly platform: Platform,
    private readonly observations: ObservationStore,
    private readonly slices: {
      readonly incidents: Incidents;
      readonly actionItems: ActionItems;
      readonly deployments: Deployments;
      readonly postmortems: Postmortems;
    },
    private readonly visibility: CatalogVisibility,
    private readonly transforms: {
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
      readonly actionItems: ConditionTransformer<ReliabilityQuery>;
      readonly deployments: ConditionTransformer<ReliabilityQuery>;
      readonly postmortems: ConditionTransformer<ReliabilityQuery>;
    },
  ) {}

  /**
   * Asks the policies, in one round trip, and meanwhile what facts are like.
   *
   * @throws NotAllowedError for whoever may see no incident
   */
  async sight(context: RequestContext): Promise<Sight> {
    const asked = this.platform.authorizer.decide(context, {
      incidents: {
        permission: incidentReadPermission,
        transform: this.transforms.incidents,
      },
      actionItems: {
        permission: actionItemReadPermission,
        transform: this.transforms.actionItems,
      },
      deployments: {
        permission: deploymentReadPermission,
        transform: this.transforms.deployments,
      },
      postmortems: {
        permission: postmortemReadPermission,
        transform: this.transforms.postmortems,
      },
      entities: seesEntities,
    });
    const [sight, facts, modes] = await Promise.all([
      asked,
      factVersion(this.platform.database),
      this.slices.incidents.failureModes.words.meant(this.platform.database),
    ]);
    demanded(sight.incidents, incidentReadPermission);
    const left = { principal: context.principal, facts, modes, ...sight };
    const scopes = new Map<string, Promise<FactScope>>();
    return {
      ...left,
      scope: scope => {
        const known = scopes.get(scope) ?? this.scope(context, left, scope);
        scopes.set(scope, known);
        return known;
      },
      visibleOf: refs =>
        this.visibility.visibleOf(context, sight.entities, refs),
    };
  }

  private async scope(
    context: RequestContext,
    sight: Omit<Sight, 'scope' | 'visibleOf'>,
    scope: string,
  ): Promise<FactScope> {
    const { database } = this.platform;
    const { incidents, actionItems, deployments, postmortems } = this.slices;
    const ofIncidents = criteriaOf(sight.incidents);
    const ofActionItems = criteriaOf(sight.actionItems);
    const ofDeployments = criteriaOf(sight.deployments);
    const left = {
      scope,
      principal: sight.principal,
      incidents:
        ofIncidents && incidents.store.idsMeeting(database, ofIncidents),
      actionItems:
        ofActionItems && actionItems.store.idsMeeting(database, ofActionItems),
      deployments:
        ofDeployments && deployments.store.idsMeeting(database, ofDeployments),
      postmortems: seesAll(sight.postmortems)
        ? undefined
        : postmortems.about.idsSeen(
            database,
            sight.principal,
            sight.postmortems,
          ),
    };
    if (seesAll(sight.entities)) return left;
    const visible = await this.visibility.visibleOf(
      context,
      sight.entities,
      await this.observations.catalogEntities(database, scope),
    );
    return { ...left, readable: ['', ...visible] };
  }

  /**
   * An answer that is the same until facts, what is in scopes, what failure modes mean, or what the reader may read changes, or the minute is over: windows move
   * without anybody writing. What a policy leaves of things may change with anything, so that who sees a part is always answered anew.
   *
   * @param query - all that the answer is asked for
   */
  answer<TAnswer>(
    sight: Sight,
    now: number,
    query: unknown,
    make: () => Promise<TAnswer>,
  ): Conditional<TAnswer> {
    const reader = readerClass(sight);
    if (reader === null) return Conditional.always(make);
    const minute = Math.floor(now / MINUTE);
    return Conditional.on(
      [
        FIGURES_VERSION,
        sight.facts,
        sight.modes.version,
        minute,
        reader,
        query,
      ],
      make,
    );
  }
}

/** Readers of one class see the same; null: nobody can say so. */
function readerClass({
  principal,
  incidents,
  actionItems,
  deployments,
  postmortems,
  entities,
}: Sight): unknown {
  const asked = [incidents, actionItems, deployments, postmortems];
  if (!seesAll(entities) || asked.some(isPart)) return null;
  const reads = asked.map(({ allowed }) => allowed);
  if (principal.kind === 'service') return { reads };
  if (principal.circles === undefined) return null;
  return { reads, circles: [...principal.circles].sort((a, b) => a - b) };
}

function isPart(decision: Decision<unknown>): boolean {
  return decision.allowed && decision.criteria !== undefined;
}

/** What is asked of each thing; nothing where all may be seen. */
function criteriaOf<TQuery>(decision: Decision<TQuery>) {
  return decision.allowed ? decision.criteria : undefined;
}
