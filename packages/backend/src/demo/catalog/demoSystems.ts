import { DemoDomain, DemoSystem } from './demoCatalogTypes';

/** The three business areas of the shop. */
export const demoDomains: readonly DemoDomain[] = [
  {
    name: 'storefront',
    title: 'Storefront',
    description: 'Finding, choosing and ordering.',
    owner: 'storefront-department',
  },
  {
    name: 'payments',
    title: 'Payments',
    description: 'Charging, refunding and accounting for orders.',
    owner: 'payments-department',
  },
  {
    name: 'logistics',
    title: 'Logistics',
    description: 'Keeping goods in stock and bringing them to the door.',
    owner: 'logistics-department',
  },
];

/** The systems; the developer platform serves all domains and belongs to none. */
export const demoSystems: readonly DemoSystem[] = [
  {
    name: 'discovery',
    title: 'Discovery',
    description: 'Lets a shopper find the product they have in mind.',
    domain: 'storefront',
    owner: 'discovery-team',
  },
  {
    name: 'shopping',
    title: 'Shopping',
    description: 'Takes a shopper from the cart to a placed order.',
    domain: 'storefront',
    owner: 'shopping-team',
  },
  {
    name: 'customer-accounts',
    title: 'Customer accounts',
    description: 'Knows who is shopping and what they agreed to.',
    domain: 'storefront',
    owner: 'accounts-team',
  },
  {
    name: 'payment-processing',
    title: 'Payment processing',
    description: 'Authorises and captures payments through outside providers.',
    domain: 'payments',
    owner: 'payments-core-team',
  },
  {
    name: 'billing',
    title: 'Billing',
    description: 'Invoices, refunds and the ledger behind both.',
    domain: 'payments',
    owner: 'billing-team',
  },
  {
    name: 'warehousing',
    title: 'Warehousing',
    description: 'Stock, picking and packing in two warehouses.',
    domain: 'logistics',
    owner: 'warehouse-team',
  },
  {
    name: 'delivery',
    title: 'Delivery',
    description: 'Hands parcels to carriers and follows them to the door.',
    domain: 'logistics',
    owner: 'delivery-team',
  },
  {
    name: 'developer-platform',
    title: 'Developer platform',
    description: 'Gateways, messaging and libraries that every team uses.',
    owner: 'platform-runtime-team',
  },
];
