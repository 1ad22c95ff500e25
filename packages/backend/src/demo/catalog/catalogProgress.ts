import { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DemoOrganisation } from './demoCatalogTypes';
import { demoEntities } from './demoEntities';

/** How many of the demo's entities there should be in the catalog, and are. */
export interface CatalogProgress {
  readonly expected: number;
  readonly found: number;
}

/** Asks how much of an organisation the catalog has taken in; nothing is expected of a portal without one. */
export function catalogProgress(options: {
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly organisation?: DemoOrganisation;
}): () => Promise<CatalogProgress> {
  const { auth, catalog, organisation } = options;
  const entityRefs = (organisation ? demoEntities(organisation) : []).map(
    entity => stringifyEntityRef(entity),
  );
  return async () => {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind'] },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return {
      expected: entityRefs.length,
      found: items.filter(item => item !== undefined).length,
    };
  };
}
