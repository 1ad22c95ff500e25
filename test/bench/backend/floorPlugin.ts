import { incidentReadPermission } from '@afterword/plugin-reliability-common';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import PromiseRouter from 'express-promise-router';

/**
 * N, the portal's own floor: what a route costs that does nothing but what every route of a plugin must do. It authenticates, reads
 * who the user is, and takes one conditional permission decision.
 */
export const floorPlugin = createBackendPlugin({
  pluginId: 'floor',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        userInfo: coreServices.userInfo,
      },
      async init({ httpAuth, httpRouter, permissions, userInfo }) {
        const router = PromiseRouter();
        router.get('/', async (req, res) => {
          const credentials = await httpAuth.credentials(req, {
            allow: ['user'],
          });
          await userInfo.getUserInfo(credentials);
          await permissions.authorizeConditional(
            [{ permission: incidentReadPermission }],
            { credentials },
          );
          res.json({});
        });
        httpRouter.use(router);
      },
    });
  },
});
