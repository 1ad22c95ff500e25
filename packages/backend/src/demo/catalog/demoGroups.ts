import { DemoGroup, DemoUser } from './demoCatalogTypes';
import { personas } from '../personas';

const departments: readonly DemoGroup[] = [
  {
    name: 'storefront-department',
    title: 'Storefront',
    description: 'What a shopper sees, from the first search to the order.',
    type: 'department',
    parent: 'larkfield',
  },
  {
    name: 'payments-department',
    title: 'Payments',
    description: 'Money in, money back, and the books in between.',
    type: 'department',
    parent: 'larkfield',
  },
  {
    name: 'logistics-department',
    title: 'Logistics',
    description: 'From the shelf to the doorstep.',
    type: 'department',
    parent: 'larkfield',
  },
  {
    name: 'platform-department',
    title: 'Platform',
    description: 'What all other departments build and learn on.',
    type: 'department',
    parent: 'larkfield',
  },
];

const teams: readonly DemoGroup[] = [
  {
    name: 'discovery-team',
    title: 'Discovery',
    description: 'Search, recommendations and the product catalogue.',
    type: 'team',
    parent: 'storefront-department',
  },
  {
    name: 'shopping-team',
    title: 'Shopping',
    description: 'Cart, prices, promotions and checkout.',
    type: 'team',
    parent: 'storefront-department',
  },
  {
    name: 'accounts-team',
    title: 'Accounts',
    description: 'Sign-in, profiles and consent.',
    type: 'team',
    parent: 'storefront-department',
  },
  {
    name: 'web-experience-team',
    title: 'Web experience',
    description: 'The shop in the browser and on the phone.',
    type: 'team',
    parent: 'storefront-department',
  },
  {
    name: 'payments-core-team',
    title: 'Payments core',
    description: 'Authorisation, capture and the card vault.',
    type: 'team',
    parent: 'payments-department',
  },
  {
    name: 'billing-team',
    title: 'Billing',
    description: 'Invoices, refunds and the ledger.',
    type: 'team',
    parent: 'payments-department',
  },
  {
    name: 'fraud-prevention-team',
    title: 'Fraud prevention',
    description: 'Scores orders before money moves.',
    type: 'team',
    parent: 'payments-department',
  },
  {
    name: 'warehouse-team',
    title: 'Warehouse',
    description: 'Picking, packing and the machines that do it.',
    type: 'team',
    parent: 'logistics-department',
  },
  {
    name: 'inventory-team',
    title: 'Inventory',
    description: 'What is in stock, where, and what is promised.',
    type: 'team',
    parent: 'logistics-department',
  },
  {
    name: 'delivery-team',
    title: 'Delivery',
    description: 'Carriers, routes, tracking and returns.',
    type: 'team',
    parent: 'logistics-department',
  },
  {
    name: 'platform-runtime-team',
    title: 'Platform runtime',
    description: 'Gateways, messaging, feature flags and shared libraries.',
    type: 'team',
    parent: 'platform-department',
  },
  {
    name: 'reliability-practice-team',
    title: 'Reliability practice',
    description: 'Facilitates postmortems and reviews for everybody.',
    type: 'team',
    parent: 'platform-department',
  },
];

/** The organisation, its four departments and their twelve teams. */
export const demoGroups: readonly DemoGroup[] = [
  {
    name: 'larkfield',
    title: 'Larkfield Market',
    description: 'An online shop for house and garden. It exists in this demo.',
    type: 'organisation',
  },
  ...departments,
  ...teams,
];

const groupOfPersona: Readonly<Record<string, string>> = {
  'on-call-engineer': 'shopping-team',
  'service-owner': 'shopping-team',
  facilitator: 'reliability-practice-team',
  'platform-engineer': 'platform-runtime-team',
  reviewer: 'delivery-team',
  sponsor: 'larkfield',
};

/**
 * The personas, and one on-call role for each team that has no persona, so that
 * every team has somebody who can hold an action item.
 */
export const demoUsers: readonly DemoUser[] = [
  ...personas.map(persona => ({
    name: persona.id,
    title: persona.title,
    memberOf: [groupOfPersona[persona.id]],
  })),
  ...teams
    .filter(team => !Object.values(groupOfPersona).includes(team.name))
    .map(team => ({
      name: team.name.replace(/-team$/, '-on-call'),
      title: `${team.title} on-call`,
      memberOf: [team.name],
    })),
];
