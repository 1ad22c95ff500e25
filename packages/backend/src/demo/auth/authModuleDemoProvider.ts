import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { demoPersonasEnabled } from '../demoPersonasEnabled';
import { demoAuthenticator } from './demoAuthenticator';
import { signInAsPersona } from './signInAsPersona';

/**
 * Signs in as one of the personas: `POST /api/auth/demo/refresh` with the header
 * `x-demo-persona: facilitator`. For the demo only; off unless `demo.personas`.
 */
export const authModuleDemoProvider = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-provider',
  register(reg) {
    reg.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ providers, config }) {
        if (!demoPersonasEnabled(config)) {
          return;
        }
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator: demoAuthenticator,
            signInResolver: signInAsPersona,
          }),
        });
      },
    });
  },
});
