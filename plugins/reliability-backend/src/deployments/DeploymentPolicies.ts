import {
  deploymentReadPermission,
  deploymentUpdatePermission,
  incidentReadPermission,
  incidentUpdatePermission,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { Knex } from 'knex';
import { IncidentReader, Incidents } from '../incidents';
import {
  Authorizer,
  ConditionTransformer,
  CreatorRights,
  Decision,
  demanded,
} from '../platform/access/Authorizer';
import { Principal, RequestContext } from '../platform/http/RequestContext';
import { DeploymentCriteria } from './DeploymentStore';

/** What a policy leaves whoever asks about deployments. */
export interface DeploymentRights {
  readonly principal: Principal;
  /** Which deployments the operation may be about. */
  readonly criteria: DeploymentCriteria;
  /** Which incidents may be named beside one. */
  readonly incidents: Decision<ReliabilityQuery>;
}

/** The same where it is said, or decided, whether something may be changed. */
export interface DeploymentChangeRights extends DeploymentRights {
  /** Which of the deployments that the caller may read they may change. */
  readonly update: Decision<ReliabilityQuery>;
}

/** What a policy leaves whoever asks what caused an incident. */
export interface CauseRights {
  /** The caller, and which incidents the operation may be about. */
  readonly reader: IncidentReader;
  /** Of which of those they may say what caused them: those that they may change. */
  readonly update: Decision<ReliabilityQuery>;
  /** Which deployments may be named. */
  readonly deployments: Decision<ReliabilityQuery>;
}

/** Asks about deployments and incidents, in one round trip a request. */
export class DeploymentPolicies {
  private readonly questions;

  constructor(
    private readonly authorizer: Authorizer,
    transforms: {
      readonly deployments: ConditionTransformer<ReliabilityQuery>;
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
    },
  ) {
    const { deployments, incidents } = transforms;
    this.questions = {
      read: { permission: deploymentReadPermission, transform: deployments },
      update: {
        permission: deploymentUpdatePermission,
        transform: deployments,
      },
      incidents: { permission: incidentReadPermission, transform: incidents },
      updateIncidents: {
        permission: incidentUpdatePermission,
        transform: incidents,
      },
    };
  }

  /**
   * For lists, which offer no change.
   *
   * @throws NotAllowedError when nothing may be read
   */
  async reading(context: RequestContext): Promise<DeploymentRights> {
    const { read, incidents } = this.questions;
    const decided = await this.authorizer.decide(context, { read, incidents });
    return {
      principal: context.principal,
      criteria: demanded(decided.read, deploymentReadPermission),
      incidents: decided.incidents,
    };
  }

  /**
   * For what is read in order to be changed, perhaps.
   *
   * @throws NotAllowedError when nothing may be read
   */
  async readingToChange(
    context: RequestContext,
  ): Promise<DeploymentChangeRights> {
    return (await this.decided(context)).repeated();
  }

  /** @throws NotAllowedError when nothing may be read, or nothing changed */
  async changing(context: RequestContext): Promise<DeploymentChangeRights> {
    const rights = await this.readingToChange(context);
    demanded(rights.update, deploymentUpdatePermission);
    return rights;
  }

  /** For whoever creates one. */
  async creating(
    context: RequestContext,
  ): Promise<CreatorRights<DeploymentChangeRights>> {
    return this.decided(context);
  }

  /**
   * For what caused an incident.
   *
   * @throws NotAllowedError when no incident may be read
   */
  async asking(context: RequestContext): Promise<CauseRights> {
    const { read, incidents, updateIncidents } = this.questions;
    const decided = await this.authorizer.decide(context, {
      read,
      incidents,
      updateIncidents,
    });
    const { principal } = context;
    const criteria = demanded(decided.incidents, incidentReadPermission);
    return {
      reader: { principal, criteria },
      update: decided.updateIncidents,
      deployments: decided.read,
    };
  }

  /**
   * For whoever says what caused an incident.
   *
   * @throws NotAllowedError when no incident may be read, or none changed
   */
  async answering(context: RequestContext): Promise<CauseRights> {
    const rights = await this.asking(context);
    demanded(rights.update, incidentUpdatePermission);
    return rights;
  }

  private async decided(context: RequestContext) {
    const { read, update, incidents } = this.questions;
    const decided = await this.authorizer.decide(context, {
      read,
      update,
      incidents,
    });
    const beside = {
      principal: context.principal,
      update: decided.update,
      incidents: decided.incidents,
    };
    return {
      created: { ...beside, criteria: undefined },
      repeated: () => ({
        ...beside,
        criteria: demanded(decided.read, deploymentReadPermission),
      }),
    };
  }
}

/** The incidents that a reader of deployments may see, as a query of `incident`. */
export function seenIncidents(
  tx: Knex,
  { store }: Incidents,
  { principal, incidents }: Pick<DeploymentRights, 'principal' | 'incidents'>,
): Knex.QueryBuilder {
  const query = tx('incident');
  if (!incidents.allowed) return query.whereIn('incident.id', []);
  store.restrict(query, { principal, criteria: incidents.criteria });
  return query;
}
