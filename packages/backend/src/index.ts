import { createBackend } from '@backstage/backend-defaults';
import { authModuleDemoProvider } from './demo/auth/authModuleDemoProvider';
import { catalogModuleDemoOrganisation } from './demo/catalog/catalogModuleDemoOrganisation';
import { demoPlugin } from './demo/demoPlugin';
import { durableDatabase } from './durableDatabase';

const backend = createBackend();

backend.add(durableDatabase);

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(authModuleDemoProvider);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(catalogModuleDemoOrganisation);

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@afterword/plugin-search-backend-module-reliability'));

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@afterword/plugin-reliability-backend'));
backend.add(
  import('@afterword/plugin-reliability-backend-module-alertmanager'),
);

backend.add(demoPlugin);

// Each plugin that did not start has said why. A back end that is half there would
// only keep its port and its supervisor waiting.
backend.start().catch(() => process.exit(1));
