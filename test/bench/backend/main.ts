import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { aCatalog } from '../shop/catalog';
import { controlPlugin } from './controlPlugin';
import { figuresPlugin } from './figuresPlugin';
import { floorPlugin } from './floorPlugin';
import { ObservedDatabase } from './observedDatabase';

/*
 * The back end under measurement: the plugin with the real authentication, the real permission back end over HTTP and a real
 * database. Only the catalog is a list in memory, so that nothing else works in the background.
 */

const { config, services } = JSON.parse(process.env.BENCH_BACKEND ?? '{}');
const observed = new ObservedDatabase();
const backend = createBackend();
backend.add(
  createServiceFactory({
    service: coreServices.rootConfig,
    deps: {},
    factory: () => new ConfigReader(config),
  }),
);
backend.add(observed.service);
backend.add(catalogServiceMock.factory({ entities: aCatalog(services) }));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);
backend.add(import('@afterword/plugin-reliability-backend'));
backend.add(floorPlugin);
backend.add(controlPlugin(observed));
backend.add(figuresPlugin(observed));
backend.start().catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
