import {
  IncidentSource,
  incidentSourcesExtensionPoint,
} from '@afterword/plugin-reliability-node';
import { createBackendModule } from '@backstage/backend-plugin-api';

/** A module that installs some sources of incidents, for a portal's features. */
export function aSourceModule(...sources: readonly IncidentSource[]) {
  return createBackendModule({
    pluginId: 'reliability',
    moduleId: sources.map(({ name }) => name).join('-'),
    register(env) {
      env.registerInit({
        deps: { installed: incidentSourcesExtensionPoint },
        async init({ installed }) {
          for (const source of sources) installed.addSource(source);
        },
      });
    },
  });
}
