import { PermissionsService } from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { RequestContext } from '../http/RequestContext';

const BATCH = 1000;

/**
 * Which entities of a scope a reader may not see. The permission framework is asked once; only a reader whose access is conditional
 * costs a look at the catalog, with the reader's own credentials.
 */
export class CatalogVisibility {
  constructor(
    private readonly catalog: CatalogService,
    private readonly permissions: PermissionsService,
  ) {}

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
    const hidden: string[] = [];
    for (let start = 0; start < refs.length; start += BATCH) {
      const entityRefs = refs.slice(start, start + BATCH);
      const { items } = await this.catalog.getEntitiesByRefs(
        { entityRefs, fields: ['kind'] },
        { credentials },
      );
      hidden.push(...entityRefs.filter((_, index) => !items[index]));
    }
    return hidden;
  }
}
