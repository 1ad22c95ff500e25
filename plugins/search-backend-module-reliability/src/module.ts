import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { collators } from './collators';
import { readSettings } from './readSettings';
import { ReliabilityPages } from './ReliabilityPages';

/**
 * Published postmortems and learnings are found by the portal's search.
 *
 * @public
 */
export const searchModuleReliability = createBackendModule({
  pluginId: 'search',
  moduleId: 'reliability',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        scheduler: coreServices.scheduler,
        indexRegistry: searchIndexRegistryExtensionPoint,
      },
      async init({ auth, config, discovery, scheduler, indexRegistry }) {
        const { schedule, base } = readSettings(config);
        const pages = new ReliabilityPages({ auth, discovery });
        for (const factory of collators(pages, base)) {
          indexRegistry.addCollator({
            schedule: scheduler.createScheduledTaskRunner(schedule),
            factory,
          });
        }
      },
    });
  },
});
