import {
  actionItemReadPermission,
  incidentReadPermission,
  postmortemReadPermission,
  postmortemUpdatePermission,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import {
  Authorizer,
  ConditionTransformer,
  Decision,
  demanded,
} from '../platform/access/Authorizer';
import { RequestContext } from '../platform/http/RequestContext';
import { PostmortemReader } from './PostmortemStore';

/** What a policy leaves whoever asks. */
export interface Rights {
  /** The caller, and which postmortems the operation may be about. */
  readonly reader: PostmortemReader;
  readonly update: Decision<ReliabilityQuery>;
  /** Which incidents may be shown beside a postmortem. */
  readonly incidents: Decision<ReliabilityQuery>;
  /** Which action items may be named beside it. */
  readonly actionItems: Decision<ReliabilityQuery>;
}

/** Asks about postmortems and what stands beside them, in one round trip a request. */
export class PostmortemPolicies {
  private readonly questions;

  constructor(
    private readonly authorizer: Authorizer,
    transforms: {
      readonly postmortems: ConditionTransformer<ReliabilityQuery>;
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
      readonly actionItems: ConditionTransformer<ReliabilityQuery>;
    },
  ) {
    const { postmortems, incidents, actionItems } = transforms;
    this.questions = {
      read: { permission: postmortemReadPermission, transform: postmortems },
      update: {
        permission: postmortemUpdatePermission,
        transform: postmortems,
      },
      incidents: { permission: incidentReadPermission, transform: incidents },
      actionItems: {
        permission: actionItemReadPermission,
        transform: actionItems,
      },
    };
  }

  /** @throws NotAllowedError when nothing may be read */
  async reading(context: RequestContext): Promise<Rights> {
    const { read, ...rest } = await this.authorizer.decide(
      context,
      this.questions,
    );
    return {
      reader: {
        principal: context.principal,
        criteria: demanded(read, postmortemReadPermission),
        incidents: rest.incidents,
      },
      ...rest,
    };
  }

  /** @throws NotAllowedError when nothing may be read, or nothing changed */
  async changing(context: RequestContext): Promise<Rights> {
    const rights = await this.reading(context);
    demanded(rights.update, postmortemUpdatePermission);
    return rights;
  }

  /** For whoever has just created one: they may read it, whatever of others they may read. */
  async creating(context: RequestContext): Promise<Rights> {
    const { read, ...questions } = this.questions;
    const decided = await this.authorizer.decide(context, questions);
    return { reader: { principal: context.principal }, ...decided };
  }
}
