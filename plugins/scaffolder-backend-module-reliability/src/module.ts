import { pagesPath } from '@afterword/plugin-reliability-common';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createChangeReviewAction } from './createChangeReviewAction';

/**
 * Templates of the scaffolder open change reviews: `reliability:change-review:create`.
 *
 * @public
 */
export const scaffolderModuleReliability = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'reliability',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        actions: scaffolderActionsExtensionPoint,
      },
      async init({ auth, config, discovery, actions }) {
        const pages = pagesPath(config);
        actions.addActions(
          createChangeReviewAction({ auth, discovery, pages }),
        );
      },
    });
  },
});
