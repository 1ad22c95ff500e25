import {
  PermissionCondition,
  PermissionCriteria,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  Authorizer,
  ConditionTransformer,
  Decision,
  demanded,
} from '../access/Authorizer';
import { RequestContext } from '../http/RequestContext';
import { seesEntities } from './CatalogVisibility';

/** What the policy leaves of a kind of thing, and the catalog's of entities. */
export interface BoundDecision<TQuery> {
  readonly criteria: PermissionCriteria<TQuery> | undefined;
  readonly entities: Decision<PermissionCondition>;
}

/** Asks about a kind of thing that takes seeing its entities in the catalog as well, in one round trip a request. */
export class CatalogBoundPolicies<TQuery> {
  private readonly questions;

  constructor(
    private readonly authorizer: Authorizer,
    private readonly permissions: {
      readonly read: ResourcePermission;
      readonly update: ResourcePermission;
    },
    transform: ConditionTransformer<TQuery>,
  ) {
    this.questions = {
      read: { permission: permissions.read, transform },
      update: { permission: permissions.update, transform },
      entities: seesEntities,
    };
  }

  /**
   * For lists, which offer no change.
   *
   * @throws NotAllowedError when nothing may be read
   */
  async reading(context: RequestContext): Promise<BoundDecision<TQuery>> {
    const { update, ...questions } = this.questions;
    const { read, entities } = await this.authorizer.decide(context, questions);
    return { criteria: demanded(read, this.permissions.read), entities };
  }

  /**
   * For what is read in order to be changed, perhaps.
   *
   * @throws NotAllowedError when nothing may be read
   */
  async readingToChange(
    context: RequestContext,
  ): Promise<BoundDecision<TQuery> & { readonly update: Decision<TQuery> }> {
    const { read, update, entities } = await this.authorizer.decide(
      context,
      this.questions,
    );
    return {
      criteria: demanded(read, this.permissions.read),
      update,
      entities,
    };
  }

  /**
   * What the policy leaves somebody of the kind, as it says that, whatever the catalog does; undefined where it hides nothing.
   *
   * @throws NotAllowedError when nothing may be read
   */
  async conditions(
    context: RequestContext,
  ): Promise<PermissionCriteria<PermissionCondition> | undefined> {
    const { read: permission } = this.permissions;
    return this.authorizer.criteria(context, permission, said => said);
  }
}
