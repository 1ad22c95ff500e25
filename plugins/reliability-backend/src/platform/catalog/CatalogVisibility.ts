import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { PermissionCondition } from '@backstage/plugin-permission-common';
import { Authorizer, Decision, Question } from '../access/Authorizer';
import { OverloadedError } from '../http/httpErrors';
import { RequestContext } from '../http/RequestContext';

/** What the catalog's own policy is asked, along with whatever else a request asks. Its conditions are for the catalog to read. */
export const seesEntities: Question<PermissionCondition> = {
  permission: catalogEntityReadPermission,
  transform: conditions => conditions,
};

/** Whether somebody may see every entity. */
export function seesAll(decision: Decision<unknown>): boolean {
  return decision.allowed && decision.criteria === undefined;
}

/**
 * Which entities a reader may see. Only a reader whose access is conditional costs a look at the catalog, with the
 * reader's own credentials.
 */
export class CatalogVisibility {
  constructor(
    private readonly catalog: CatalogService,
    private readonly authorizer: Authorizer,
  ) {}

  /** {@link visibleOf}, for whoever asks the policy about nothing else. */
  async visibleTo(
    context: RequestContext,
    refs: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const asked = [...new Set(refs)];
    if (asked.length === 0) return new Set();
    const { entities } = await this.authorizer.decide(context, {
      entities: seesEntities,
    });
    return new Set(await this.visibleOf(context, entities, asked));
  }

  /**
   * Those of some entities that the reader may see; of what the catalog does not have whoever may see everything only.
   *
   * @throws OverloadedError while the catalog is away
   */
  async visibleOf(
    { credentials }: RequestContext,
    decision: Decision<PermissionCondition>,
    entityRefs: readonly string[],
  ): Promise<readonly string[]> {
    if (seesAll(decision)) return entityRefs;
    if (!decision.allowed || entityRefs.length === 0) return [];
    const { items } = await this.catalog
      .getEntitiesByRefs(
        { entityRefs: [...entityRefs], fields: ['kind'] },
        { credentials },
      )
      .catch(error => {
        throw new OverloadedError(
          'The catalog does not answer for now, which says what you may see; try again',
          error,
        );
      });
    return entityRefs.filter((_, index) => items[index]);
  }
}
