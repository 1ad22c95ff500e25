import {
  actionItemReadPermission,
  actionItemUpdatePermission,
  incidentReadPermission,
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
import { ActionItemReader } from './ActionItemStore';

/** What a policy leaves whoever asks. */
export interface ActionItemRights {
  /** The caller, and which action items the operation may be about. */
  readonly reader: ActionItemReader;
  /** Which postmortems an action item may be said to belong to. */
  readonly postmortems: Decision<ReliabilityQuery>;
  /** Which incidents it may be said to be about. */
  readonly incidents: Decision<ReliabilityQuery>;
}

/** The same where it is said, or decided, whether something may be changed. */
export interface ActionItemChangeRights extends ActionItemRights {
  /** Which of the action items that the caller may read they may change. */
  readonly update: Decision<ReliabilityQuery>;
}

/** Asks about action items and what they belong to, in one round trip a request. */
export class ActionItemPolicies {
  private readonly questions;

  constructor(
    private readonly authorizer: Authorizer,
    transforms: {
      readonly actionItems: ConditionTransformer<ReliabilityQuery>;
      readonly incidents: ConditionTransformer<ReliabilityQuery>;
      readonly postmortems: ConditionTransformer<ReliabilityQuery>;
    },
  ) {
    const { actionItems, incidents, postmortems } = transforms;
    this.questions = {
      read: { permission: actionItemReadPermission, transform: actionItems },
      update: {
        permission: actionItemUpdatePermission,
        transform: actionItems,
      },
      postmortems: {
        permission: postmortemReadPermission,
        transform: postmortems,
      },
      incidents: { permission: incidentReadPermission, transform: incidents },
    };
  }

  /**
   * For lists, which offer no change.
   *
   * @throws NotAllowedError when nothing may be read
   */
  async reading(context: RequestContext): Promise<ActionItemRights> {
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
  ): Promise<ActionItemChangeRights> {
    const { read, ...beside } = await this.authorizer.decide(
      context,
      this.questions,
    );
    return { reader: readerOf(context, read), ...beside };
  }

  /** @throws NotAllowedError when nothing may be read, or nothing changed */
  async changing(context: RequestContext): Promise<ActionItemChangeRights> {
    const rights = await this.readingToChange(context);
    demanded(rights.update, actionItemUpdatePermission);
    return rights;
  }

  /** For whoever creates one. */
  async creating(
    context: RequestContext,
  ): Promise<CreatorRights<ActionItemChangeRights>> {
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
): ActionItemReader {
  return { principal, criteria: demanded(read, actionItemReadPermission) };
}
