import { DemoApi, DemoComponent, DemoResource } from './demoCatalogTypes';

/** What runs in the developer platform. */
export const platformComponents: readonly DemoComponent[] = [
  {
    name: 'edge-gateway',
    title: 'Edge gateway',
    description: 'The first thing that every request from outside meets.',
    type: 'service',
    lifecycle: 'production',
    tier: 1,
    system: 'developer-platform',
    owner: 'platform-runtime-team',
    tags: ['envoy', 'networking'],
    dependsOn: ['component:telemetry-library'],
  },
  {
    name: 'feature-flags',
    title: 'Feature flags',
    description: 'Switches behaviour without a deployment.',
    type: 'service',
    lifecycle: 'production',
    tier: 2,
    system: 'developer-platform',
    owner: 'platform-runtime-team',
    tags: ['go'],
    dependsOn: ['component:telemetry-library'],
    providesApis: ['flags-api'],
  },
  {
    name: 'mail-sender',
    title: 'Mail sender',
    description: 'Sends mail through two outside providers.',
    type: 'worker',
    lifecycle: 'production',
    tier: 2,
    system: 'developer-platform',
    owner: 'platform-runtime-team',
    tags: ['go', 'messaging'],
    dependsOn: ['component:telemetry-library'],
  },
  {
    name: 'telemetry-library',
    title: 'Telemetry library',
    description: 'Logs, metrics and traces in one shape for all services.',
    type: 'library',
    lifecycle: 'production',
    tier: 3,
    system: 'developer-platform',
    owner: 'platform-runtime-team',
    tags: ['opentelemetry'],
  },
  {
    name: 'alert-router',
    title: 'Alert router',
    description: 'Brings each alert to the team that owns what it is about.',
    type: 'service',
    lifecycle: 'production',
    tier: 2,
    system: 'developer-platform',
    owner: 'reliability-practice-team',
    tags: ['alertmanager'],
    dependsOn: ['component:telemetry-library'],
  },
  {
    name: 'synthetic-shopper',
    title: 'Synthetic shopper',
    description: 'Buys a watering can every minute and says how it went.',
    type: 'worker',
    lifecycle: 'production',
    tier: 3,
    system: 'developer-platform',
    owner: 'reliability-practice-team',
    tags: ['typescript', 'monitoring'],
    dependsOn: ['component:storefront-web'],
    consumesApis: ['cart-api', 'checkout-api'],
  },
];

/** What the platform offers to other programs. */
export const platformApis: readonly DemoApi[] = [
  {
    name: 'flags-api',
    title: 'Flags API',
    description: 'Evaluates and changes feature flags.',
    lifecycle: 'production',
    system: 'developer-platform',
    owner: 'platform-runtime-team',
    tags: ['rest'],
    operations: ['GET /flags', 'PUT /flags/{flagKey}'],
  },
];

/** What the platform runs for others. */
export const platformResources: readonly DemoResource[] = [
  {
    name: 'order-events',
    title: 'Order events',
    description: 'Every change of every order, kept for seven days.',
    type: 'queue',
    system: 'developer-platform',
    owner: 'platform-runtime-team',
    tags: ['kafka', 'messaging'],
  },
];
