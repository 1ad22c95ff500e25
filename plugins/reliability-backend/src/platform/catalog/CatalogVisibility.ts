import { PermissionsService } from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { OverloadedError } from '../http/httpErrors';
import { RequestContext } from '../http/RequestContext';

/**
 * Which entities of a scope a reader may not see. The permission framework is asked once; only a reader whose access is conditional
 * costs a look at the catalog, with the reader's own credentials.
 */
export class CatalogVisibility {
  constructor(
    private readonly catalog: CatalogService,
    private readonly permissions: PermissionsService,
  ) {}

  /** @throws OverloadedError while the catalog is away: nothing would be hidden then */
  async hiddenOf(
    context: RequestContext,
    refs: readonly string[],
  ): Promise<string[]> {
    const { credentials } = context;
    const [decision] = await this.permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.ALLOW) return [];
    if (decision.result === AuthorizeResult.DENY) return [...refs];
    const { items } = await this.catalog
      .getEntitiesByRefs(
        { entityRefs: [...refs], fields: ['kind'] },
        { credentials },
      )
      .catch(error => {
        throw new OverloadedError(
          'The catalog does not answer for now, which says what you may see; try again',
          error,
        );
      });
    return refs.filter((_, index) => !items[index]);
  }
}
