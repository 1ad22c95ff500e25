import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { DemoEntityProvider } from './DemoEntityProvider';
import { demoOrganisation } from './demoOrganisation';

/** Fills the catalog with the demo organisation, where `demo.organisation` is on. */
export const catalogModuleDemoOrganisation = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'demo-organisation',
  register(reg) {
    reg.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ catalog, config }) {
        if (config.getOptionalBoolean('demo.organisation')) {
          catalog.addEntityProvider(new DemoEntityProvider(demoOrganisation));
        }
      },
    });
  },
});
