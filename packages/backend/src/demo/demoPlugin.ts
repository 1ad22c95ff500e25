import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogProgress } from './catalog/catalogProgress';
import { demoOrganisation } from './catalog/demoOrganisation';
import { createDemoRouter } from './createDemoRouter';
import { demandNoDemoToken } from './demandNoDemoToken';
import { demoPersonasEnabled } from './demoPersonasEnabled';
import { demoChangeReviews } from './history/demoChangeReviews';
import { demoHistory, demoNotChangeCaused } from './history/demoHistory';
import { demoReviews } from './history/demoReviews';
import { HistoryLoader, LoadStatus } from './history/HistoryLoader';
import { LoadLedger } from './history/LoadLedger';
import { personas } from './personas';
import { ReliabilityClient } from './ReliabilityClient';

const nothingToLoad: LoadStatus = { state: 'ready', done: 0, total: 0 };

/** Fills the demo portal, and tells at `/api/demo` what it shows. */
export const demoPlugin = createBackendPlugin({
  pluginId: 'demo',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ auth, config, httpRouter, lifecycle, ...deps }) {
        demandNoDemoToken(config);
        const organisation = config.getOptionalBoolean('demo.organisation')
          ? demoOrganisation
          : undefined;
        const progress = catalogProgress({ ...deps, auth, organisation });
        const isFilled = config.getOptionalBoolean('demo.history') ?? true;
        const loader =
          organisation &&
          new HistoryLoader({
            ...deps,
            catalogProgress: progress,
            client: new ReliabilityClient({
              baseUrl: () => deps.discovery.getBaseUrl('reliability'),
              token: async () => {
                const { token } = await auth.getPluginRequestToken({
                  onBehalfOf: await auth.getOwnServiceCredentials(),
                  targetPluginId: 'reliability',
                });
                return token;
              },
            }),
            ledger: new LoadLedger(deps.database),
            // An empty portal, too, is ready once its scopes are known.
            ...(isFilled
              ? {
                  history: now => demoHistory(organisation, now),
                  notChangeCaused: now =>
                    demoNotChangeCaused(organisation, now),
                  reviews: demoReviews,
                  changes: demoChangeReviews,
                  carriesLessons: true,
                }
              : { history: () => [] }),
          });
        const ending = new AbortController();
        lifecycle.addStartupHook(() => {
          // Not waited for: the portal is up while its history comes in.
          if (loader) void loader.run(ending.signal);
        });
        lifecycle.addShutdownHook(() => ending.abort());

        httpRouter.use(
          createDemoRouter({
            personas: demoPersonasEnabled(config) ? personas : [],
            catalogProgress: progress,
            historyStatus: () => (loader ? loader.status() : nothingToLoad),
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
