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
  constructor(
    private readonly authorizer: Authorizer,
    private readonly transforms: {
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
      readonly postmortems: ConditionTransformer<ReliabilityQuery>;
    },
  ) {}

  /** @throws NotAllowedError when nothing may be read */
  async reading(context: RequestContext): Promise<IncidentRights> {
    const { read, postmortems } = await this.decide(context);
    const criteria = demanded(read, incidentReadPermission);
    return { reader: { principal: context.principal, criteria }, postmortems };
  }

  /** @throws NotAllowedError when nothing may be read, or nothing changed */
  async changing(context: RequestContext): Promise<IncidentChangeRights> {
    const { read, update, postmortems } = await this.decide(context);
    const { principal } = context;
    const changeable = demanded(update, incidentUpdatePermission);
    const readable = demanded(read, incidentReadPermission);
    return {
      reader: { principal, criteria: readable },
      changer: { principal, criteria: changeable },
      postmortems,
    };
  }

  /** For whoever has just created one: they may read it, whatever of others they may read. */
  async creating(context: RequestContext): Promise<IncidentRights> {
    const { postmortems } = await this.decide(context);
    return { reader: { principal: context.principal }, postmortems };
  }

  private async decide(context: RequestContext) {
    const { incidents, postmortems } = this.transforms;
    const [read, update, beside] = await this.authorizer.decide(context, [
      { permission: incidentReadPermission, transform: incidents },
      { permission: incidentUpdatePermission, transform: incidents },
      { permission: postmortemReadPermission, transform: postmortems },
    ]);
    return { read, update, postmortems: beside };
  }
}
