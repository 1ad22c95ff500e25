import { incidentSourcesExtensionPoint } from '@afterword/plugin-reliability-node';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { AlertmanagerSource } from './AlertmanagerSource';
import { readMapping } from './readMapping';

/**
 * Alertmanager deliveries at `/api/reliability/intake/alertmanager` become incidents.
 *
 * @public
 */
export const reliabilityModuleAlertmanager = createBackendModule({
  pluginId: 'reliability',
  moduleId: 'alertmanager',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        sources: incidentSourcesExtensionPoint,
      },
      async init({ config, logger, sources }) {
        const own = config.getOptionalConfig('reliability.alertmanager');
        const tokens = own?.getOptionalStringArray('tokens') ?? [];
        if (tokens.length === 0) {
          logger.info(
            'Alertmanager deliveries are off: reliability.alertmanager.tokens is empty',
          );
          return;
        }
        sources.addSource(new AlertmanagerSource(tokens, readMapping(own)));
      },
    });
  },
});
