import { createApp } from '@backstage/frontend-defaults';
import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import userSettingsStorage from '@backstage/plugin-app-module-user-settings';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import homePlugin from '@backstage/plugin-home/alpha';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import orgPlugin from '@backstage/plugin-org/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import signalsPlugin from '@backstage/plugin-signals/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import reliabilityPlugin from '@afterword/plugin-reliability';
import { catalogAtStart } from './catalog/catalogAtStart';
import { navModule } from './nav/navModule';
import { signInModule } from './signIn/signInModule';

/**
 * The demo portal: the usual plugins, the catalog as its start page, personas
 * to sign in as, and the reliability plugin.
 */
export function createPortalApp() {
  return createApp({
    features: [
      catalogAtStart,
      homePlugin,
      apiDocsPlugin,
      catalogGraphPlugin,
      orgPlugin,
      searchPlugin,
      notificationsPlugin,
      signalsPlugin,
      userSettingsPlugin,
      userSettingsStorage,
      reliabilityPlugin,
      navModule,
      signInModule,
    ],
  });
}
