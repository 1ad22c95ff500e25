import {
  incidentReadPermission,
  incidentUpdatePermission,
  postmortemReadPermission,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import {
  Authorizer,
  ConditionTransformer,
  CreatorRights,
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

/** The same where it is said, or decided, whether something may be changed. */
export interface IncidentChangeRights extends IncidentRights {
  /** Which of the incidents that the caller may read they may change. */
  readonly update: Decision<ReliabilityQuery>;
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

  /**
   * For lists, which offer no change.
   *
   * @throws NotAllowedError when nothing may be read
   */
  async reading(context: RequestContext): Promise<IncidentRights> {
    const { update, ...questions } = this.questions;
    const { read, ...beside } = await this.authorizer.decide(
      context,
      questions,
    );
    return { reader: readerOf(context, read), ...beside };
  }

  /**
   * For what is read in order to be changed, perhaps.
   *
   * @throws NotAllowedError when nothing may be read
   */
  async readingToChange(
    context: RequestContext,
  ): Promise<IncidentChangeRights> {
    const { read, ...beside } = await this.authorizer.decide(
      context,
      this.questions,
    );
    return { reader: readerOf(context, read), ...beside };
  }

  /** @throws NotAllowedError when nothing may be read, or nothing changed */
  async changing(context: RequestContext): Promise<IncidentChangeRights> {
    const rights = await this.readingToChange(context);
    demanded(rights.update, incidentUpdatePermission);
    return rights;
  }

  /** For whoever creates one. */
  async creating(
    context: RequestContext,
  ): Promise<CreatorRights<IncidentChangeRights>> {
    const { read, ...beside } = await this.authorizer.decide(
      context,
      this.questions,
    );
    return {
      created: { reader: { principal: context.principal }, ...beside },
      repeated: () => ({ reader: readerOf(context, read), ...beside }),
    };
  }
}

function readerOf(
  { principal }: RequestContext,
  read: Decision<ReliabilityQuery>,
): IncidentReader {
  return { principal, criteria: demanded(read, incidentReadPermission) };
}
