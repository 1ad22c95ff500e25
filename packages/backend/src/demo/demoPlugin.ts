import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { createDemoRouter } from './createDemoRouter';
import { demoPersonasEnabled } from './demoPersonasEnabled';

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
            personasEnabled: demoPersonasEnabled(config),
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
