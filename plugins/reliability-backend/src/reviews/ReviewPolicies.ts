import {
  reviewReadPermission,
  reviewUpdatePermission,
} from '@afterword/plugin-reliability-common';
import { ReliabilityQuery } from '@afterword/plugin-reliability-node';
import { PermissionCondition } from '@backstage/plugin-permission-common';
import {
  Authorizer,
  ConditionTransformer,
  Decision,
  demanded,
} from '../platform/access/Authorizer';
import { seesEntities } from '../platform/catalog/CatalogVisibility';
import { RequestContext } from '../platform/http/RequestContext';
import { ReviewReader } from './reviewFilters';

/** What the policy decided about reviews, and the catalog's about entities. */
interface Decided {
  readonly criteria: ReviewReader['criteria'];
  readonly entities: Decision<PermissionCondition>;
}

/** Asks about reviews, in one round trip a request. */
export class ReviewPolicies {
  private readonly questions;

  constructor(
    private readonly authorizer: Authorizer,
    transform: ConditionTransformer<ReliabilityQuery>,
  ) {
    this.questions = {
      read: { permission: reviewReadPermission, transform },
      update: { permission: reviewUpdatePermission, transform },
      entities: seesEntities,
    };
  }

  /**
   * For lists, which offer no change.
   *
   * @throws NotAllowedError when nothing may be read
   */
  async reading(context: RequestContext): Promise<Decided> {
    const { read, entities } = this.questions;
    const decided = await this.authorizer.decide(context, { read, entities });
    return {
      criteria: demanded(decided.read, reviewReadPermission),
      entities: decided.entities,
    };
  }

  /**
   * For what is read in order to be changed, perhaps.
   *
   * @throws NotAllowedError when nothing may be read
   */
  async readingToChange(
    context: RequestContext,
  ): Promise<Decided & { readonly update: Decision<ReliabilityQuery> }> {
    const { read, update, entities } = await this.authorizer.decide(
      context,
      this.questions,
    );
    return { criteria: demanded(read, reviewReadPermission), update, entities };
  }

  /** Whether the policy hides no review from somebody, whatever the catalog does. */
  async hidesNone(context: RequestContext): Promise<boolean> {
    const { criteria } = await this.reading(context);
    return criteria === undefined;
  }
}
