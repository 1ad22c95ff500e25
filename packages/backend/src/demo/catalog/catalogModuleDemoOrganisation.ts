import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { DemoEntityProvider } from './DemoEntityProvider';
import { demoOrganisation } from './demoOrganisation';

/** Fills the catalog with the demo organisation. */
export const catalogModuleDemoOrganisation = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'demo-organisation',
  register(reg) {
    reg.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider(new DemoEntityProvider(demoOrganisation));
      },
    });
  },
});
