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
  CreatorRights,
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
    return rightsOf(
      context,
      await this.authorizer.decide(context, this.questions),
    );
  }

  /** @throws NotAllowedError when nothing may be read, or nothing changed */
  async changing(context: RequestContext): Promise<Rights> {
    const rights = await this.reading(context);
    demanded(rights.update, postmortemUpdatePermission);
    return rights;
  }

  /** For whoever creates one. */
  async creating(context: RequestContext): Promise<CreatorRights<Rights>> {
    const decided = await this.authorizer.decide(context, this.questions);
    const { read, ...beside } = decided;
    return {
      created: { reader: { principal: context.principal }, ...beside },
      repeated: () => rightsOf(context, decided),
    };
  }
}

function rightsOf(
  { principal }: RequestContext,
  decided: Record<
    'read' | 'update' | 'incidents' | 'actionItems',
    Decision<ReliabilityQuery>
  >,
): Rights {
  const { read, ...beside } = decided;
  const criteria = demanded(read, postmortemReadPermission);
  const { incidents } = beside;
  return { reader: { principal, criteria, incidents }, ...beside };
}
