import {
  incidentReadPermission,
  incidentUpdatePermission,
  postmortemReadPermission,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import {
  Authorizer,
  ConditionTransformer,
  Decision,
  demanded,
} from '../platform/access/Authorizer';
import { RequestContext } from '../platform/http/RequestContext';
import { IncidentReader } from './IncidentStore';

/** What a policy leaves whoever asks. */
export interface IncidentRights {
  /** The caller, and which incidents the operation may be about. */
  readonly reader: IncidentReader;
  /** Which postmortems may be named beside an incident. */
  readonly postmortems: Decision<ReliabilityQuery>;
}

/** The same for whoever changes one. */
export interface IncidentChangeRights extends IncidentRights {
  /** The caller, and which of the incidents that they may read they may change. */
  readonly changer: IncidentReader;
}

/** Asks about incidents and the postmortems beside them, in one round trip a request. */
export class IncidentPolicies {
  private readonly questions;

  constructor(
    private readonly authorizer: Authorizer,
    transforms: {
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
      readonly postmortems: ConditionTransformer<ReliabilityQuery>;
    },
  ) {
    const { incidents, postmortems } = transforms;
    this.questions = {
      read: { permission: incidentReadPermission, transform: incidents },
      update: { permission: incidentUpdatePermission, transform: incidents },
      postmortems: {
        permission: postmortemReadPermission,
        transform: postmortems,
      },
    };
  }

  /** @throws NotAllowedError when nothing may be read */
  async reading(context: RequestContext): Promise<IncidentRights> {
    const { update, ...questions } = this.questions;
    const { read, ...beside } = await this.authorizer.decide(
      context,
      questions,
    );
    const criteria = demanded(read, incidentReadPermission);
    return { reader: { principal: context.principal, criteria }, ...beside };
  }

  /** @throws NotAllowedError when nothing may be read, or nothing changed */
  async changing(context: RequestContext): Promise<IncidentChangeRights> {
    const { read, update, ...beside } = await this.authorizer.decide(
      context,
      this.questions,
    );
    const { principal } = context;
    const changeable = demanded(update, incidentUpdatePermission);
    const readable = demanded(read, incidentReadPermission);
    return {
      reader: { principal, criteria: readable },
      changer: { principal, criteria: changeable },
      ...beside,
    };
  }

  /** For whoever has just created one: they may read it, whatever of others they may read. */
  async creating(context: RequestContext): Promise<IncidentRights> {
    const { read, update, ...questions } = this.questions;
    const beside = await this.authorizer.decide(context, questions);
    return { reader: { principal: context.principal }, ...beside };
  }
}
