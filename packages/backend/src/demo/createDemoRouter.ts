import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Router } from 'express';
import createRouter from 'express-promise-router';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { demoEntities } from './catalog/demoEntities';
import { DemoOrganisation } from './catalog/demoCatalogTypes';
import { Persona } from './personas';

/**
 * - `GET /personas`: `{ items: Persona[] }`, empty when the demo sign-in is off.
 * - `GET /status`: how much of the demo organisation the catalog has taken in, as
 *   `{ catalog: { expected, found } }`. The launcher waits until both are equal.
 */
export function createDemoRouter(options: {
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  /** Left out when this portal does not show the demo organisation. */
  readonly organisation?: DemoOrganisation;
  readonly personas: readonly Persona[];
}): Router {
  const { auth, catalog, organisation, personas } = options;
  const entityRefs = (organisation ? demoEntities(organisation) : []).map(
    entity => stringifyEntityRef(entity),
  );
  const router = createRouter();

  router.get('/personas', (_req, res) => {
    res.json({ items: personas });
  });

  router.get('/status', async (_req, res) => {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind'] },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    res.json({
      catalog: {
        expected: entityRefs.length,
        found: items.filter(item => item !== undefined).length,
      },
    });
  });

  return router;
}
