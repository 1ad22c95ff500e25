import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { PermissionCondition } from '@backstage/plugin-permission-common';
import { Decision, Question } from '../access/Authorizer';
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
 * Which entities of a scope a reader may not see. Only a reader whose access is conditional costs a look at the catalog, with the
 * reader's own credentials.
 */
export class CatalogVisibility {
  constructor(private readonly catalog: CatalogService) {}

  /**
   * @param refs - asked for only where they are needed
   * @throws OverloadedError while the catalog is away: nothing would be hidden then
   */
  async hiddenOf(
    { credentials }: RequestContext,
    decision: Decision<PermissionCondition>,
    refs: () => Promise<readonly string[]>,
  ): Promise<readonly string[]> {
    if (seesAll(decision)) return [];
    const entityRefs = await refs();
    if (!decision.allowed || entityRefs.length === 0) return entityRefs;
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
    return entityRefs.filter((_, index) => !items[index]);
  }
}
