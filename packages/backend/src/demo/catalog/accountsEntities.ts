import { DemoApi, DemoComponent, DemoResource } from './demoCatalogTypes';

/** What runs in the system customer accounts. */
export const accountsComponents: readonly DemoComponent[] = [
  {
    name: 'identity',
    title: 'Identity',
    description: 'Signs shoppers in and issues their tokens.',
    type: 'service',
    lifecycle: 'production',
    tier: 1,
    system: 'customer-accounts',
    owner: 'accounts-team',
    tags: ['kotlin', 'security'],
    dependsOn: ['resource:accounts-db', 'component:mail-sender'],
    providesApis: ['identity-api'],
  },
  {
    name: 'profile',
    title: 'Profile',
    description: 'Addresses, preferences and what a shopper agreed to.',
    type: 'service',
    lifecycle: 'production',
    tier: 2,
    system: 'customer-accounts',
    owner: 'accounts-team',
    tags: ['kotlin', 'privacy'],
    dependsOn: ['resource:accounts-db', 'component:identity'],
    consumesApis: ['identity-api'],
  },
];

/** What customer accounts offers to other programs. */
export const accountsApis: readonly DemoApi[] = [
  {
    name: 'identity-api',
    title: 'Identity API',
    description: 'Issues and checks the tokens of shoppers.',
    lifecycle: 'production',
    system: 'customer-accounts',
    owner: 'accounts-team',
    tags: ['rest', 'security'],
    operations: ['POST /tokens', 'DELETE /tokens/{tokenId}', 'GET /keys'],
  },
];

/** What customer accounts stores. */
export const accountsResources: readonly DemoResource[] = [
  {
    name: 'accounts-db',
    title: 'Accounts database',
    description: 'Shoppers and their credentials.',
    type: 'database',
    system: 'customer-accounts',
    owner: 'accounts-team',
    tags: ['postgresql'],
  },
];
