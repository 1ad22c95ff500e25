import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { demoOrganisation } from './catalog/demoOrganisation';
import { createDemoRouter } from './createDemoRouter';
import { demoPersonasEnabled } from './demoPersonasEnabled';
import { personas } from './personas';

/** What the demo portal tells about itself, at `/api/demo`. */
export const demoPlugin = createBackendPlugin({
  pluginId: 'demo',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpRouter: coreServices.httpRouter,
      },
      async init({ auth, catalog, config, httpRouter }) {
        httpRouter.use(
          createDemoRouter({
            auth,
            catalog,
            organisation: config.getOptionalBoolean('demo.organisation')
              ? demoOrganisation
              : undefined,
            personas: demoPersonasEnabled(config) ? personas : [],
          }),
        );
        // The sign-in page and the launcher ask before anybody has signed in.
        httpRouter.addAuthPolicy({
          path: '/personas',
          allow: 'unauthenticated',
        });
        httpRouter.addAuthPolicy({ path: '/status', allow: 'unauthenticated' });
      },
    });
  },
});
