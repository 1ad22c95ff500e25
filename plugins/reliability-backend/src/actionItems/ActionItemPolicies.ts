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

/** The same for whoever changes one. */
export interface ActionItemChangeRights extends ActionItemRights {
  /** The caller, and which of the action items that they may read they may change. */
  readonly changer: ActionItemReader;
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

  /** @throws NotAllowedError when nothing may be read */
  async reading(context: RequestContext): Promise<ActionItemRights> {
    const { update, ...questions } = this.questions;
    const { read, ...beside } = await this.authorizer.decide(
      context,
      questions,
    );
    const criteria = demanded(read, actionItemReadPermission);
    return { reader: { principal: context.principal, criteria }, ...beside };
  }

  /** @throws NotAllowedError when nothing may be read, or nothing changed */
  async changing(context: RequestContext): Promise<ActionItemChangeRights> {
    const { read, update, ...beside } = await this.authorizer.decide(
      context,
      this.questions,
    );
    const { principal } = context;
    const changeable = demanded(update, actionItemUpdatePermission);
    const readable = demanded(read, actionItemReadPermission);
    return {
      reader: { principal, criteria: readable },
      changer: { principal, criteria: changeable },
      ...beside,
    };
  }

  /** For whoever has just created one: they may read it, whatever of others they may read. */
  async creating(context: RequestContext): Promise<ActionItemRights> {
    const { read, update, ...questions } = this.questions;
    const beside = await this.authorizer.decide(context, questions);
    return { reader: { principal: context.principal }, ...beside };
  }
}
