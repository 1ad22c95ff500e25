import { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  PermissionCriteria,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { PermissionCondition } from '@backstage/plugin-permission-common';
import { RequestContext } from '../http/RequestContext';

/** Turns a policy's conditions into a criteria tree over `TQuery` leaves; made from the rules that are registered. */
export type ConditionTransformer<TQuery> = (
  conditions: PermissionCriteria<PermissionCondition>,
) => PermissionCriteria<TQuery>;

/**
 * Asks the permission framework, once a request: a decision is an HTTP round trip, so there is never one for each row.
 */
export class Authorizer {
  constructor(private readonly permissions: PermissionsService) {}

  /**
   * Lets pass or throws.
   *
   * @throws NotAllowedError
   */
  async demand(
    context: RequestContext,
    permission: BasicPermission,
  ): Promise<void> {
    const [decision] = await this.permissions.authorize([{ permission }], {
      credentials: context.credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW)
      throw notAllowed(permission.name);
  }

  /**
   * What of a resource type the caller may see or change: all (`undefined`), or those that meet a criteria tree that a store puts
   * into its query.
   *
   * @throws NotAllowedError when it is nothing
   */
  async criteria<TQuery>(
    context: RequestContext,
    permission: ResourcePermission,
    transform: ConditionTransformer<TQuery>,
  ): Promise<PermissionCriteria<TQuery> | undefined> {
    const [decision] = await this.permissions.authorizeConditional(
      [{ permission }],
      { credentials: context.credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return undefined;
      case AuthorizeResult.CONDITIONAL:
        return transform(decision.conditions);
      default:
        throw notAllowed(permission.name);
    }
  }
}

function notAllowed(permission: string): NotAllowedError {
  return new NotAllowedError(`You need the permission ${permission} for this`);
}
