/** How incidents of one component look to those who use it. */
export interface ServiceProfile {
  readonly component: string;
  /** How many incidents it has, beside the others; what is not listed has none. */
  readonly weight: number;
  /** Who is hurt, plural. */
  readonly users: string;
  /** What they were about to do: "placing orders". */
  readonly doing: string;
  /** What it produces, plural. */
  readonly thing: string;
  /** Where it is used, for the `platform` of an incident. */
  readonly platforms: readonly string[];
}

function profile(
  component: string,
  weight: number,
  users: string,
  doing: string,
  thing: string,
  ...platforms: string[]
): ServiceProfile {
  return { component, weight, users, doing, thing, platforms };
}

/**
 * What has incidents in the demo, and how many. Profile, the tax calculator, the route optimiser and the telemetry library are left out on
 * purpose: nothing has ever been reported for them, and pages must say so.
 */
export const serviceProfiles: readonly ServiceProfile[] = [
  profile('checkout', 84, 'shoppers', 'placing orders', 'orders', 'web', 'app'),
  profile('cart', 44, 'shoppers', 'filling carts', 'carts', 'web', 'app'),
  profile('pricing', 17, 'shoppers', 'seeing prices', 'quotes', 'web', 'app'),
  profile('storefront-web', 20, 'shoppers', 'opening pages', 'orders', 'web'),
  profile(
    'mobile-gateway',
    10,
    'app users',
    'opening the app',
    'orders',
    'app',
  ),
  profile(
    'search',
    22,
    'shoppers',
    'searching',
    'saved searches',
    'web',
    'app',
  ),
  profile(
    'search-indexer',
    9,
    'shoppers',
    'finding new products',
    'product updates',
    'web',
  ),
  profile(
    'product-catalogue',
    14,
    'shoppers',
    'looking at products',
    'product changes',
    'web',
    'app',
  ),
  profile(
    'recommendations',
    5,
    'shoppers',
    'getting suggestions',
    'suggestion lists',
    'web',
  ),
  profile(
    'order-confirmation',
    9,
    'customers',
    'getting confirmations',
    'confirmations',
    'mail',
  ),
  profile(
    'gift-cards',
    6,
    'shoppers',
    'redeeming gift cards',
    'gift cards',
    'web',
  ),
  profile(
    'identity',
    13,
    'customers',
    'signing in',
    'registrations',
    'web',
    'app',
  ),
  profile(
    'payment-gateway',
    19,
    'shoppers',
    'paying',
    'payments',
    'web',
    'app',
  ),
  profile(
    'card-vault',
    4,
    'shoppers',
    'paying with stored cards',
    'cards',
    'web',
    'app',
  ),
  profile(
    'provider-router',
    14,
    'shoppers',
    'paying',
    'payments',
    'web',
    'app',
  ),
  profile(
    'payment-reconciler',
    6,
    'colleagues in finance',
    'closing the day',
    'payouts',
    'office',
  ),
  profile('fraud-scoring', 10, 'shoppers', 'paying', 'scores', 'web', 'app'),
  profile('ledger', 5, 'colleagues in finance', 'booking', 'entries', 'office'),
  profile('invoicing', 7, 'customers', 'getting invoices', 'invoices', 'mail'),
  profile('refunds', 8, 'customers', 'getting refunds', 'refunds', 'web'),
  profile(
    'stock-ledger',
    11,
    'shoppers',
    'seeing what is in stock',
    'stock entries',
    'web',
    'warehouse',
  ),
  profile(
    'stock-reservation',
    12,
    'shoppers',
    'reserving goods',
    'reservations',
    'web',
    'warehouse',
  ),
  profile(
    'picking',
    9,
    'pickers',
    'collecting goods',
    'pick lists',
    'warehouse',
  ),
  profile(
    'packing-station',
    9,
    'packers',
    'packing parcels',
    'parcels',
    'warehouse',
  ),
  profile(
    'conveyor-bridge',
    10,
    'packers',
    'moving parcels',
    'parcels',
    'warehouse',
  ),
  profile(
    'shipping-rates',
    12,
    'shoppers',
    'choosing a delivery',
    'quotes',
    'web',
    'app',
  ),
  profile(
    'parcel-tracking',
    13,
    'customers',
    'following parcels',
    'tracking updates',
    'web',
    'mail',
  ),
  profile('returns', 6, 'customers', 'sending goods back', 'returns', 'web'),
  profile(
    'edge-gateway',
    12,
    'shoppers',
    'reaching the shop',
    'orders',
    'web',
    'app',
  ),
  profile(
    'feature-flags',
    7,
    'colleagues',
    'changing flags',
    'flag changes',
    'office',
  ),
  profile('mail-sender', 11, 'customers', 'getting mail', 'mails', 'mail'),
  profile(
    'alert-router',
    6,
    'colleagues on call',
    'getting pages',
    'alerts',
    'office',
  ),
  profile(
    'synthetic-shopper',
    3,
    'colleagues on call',
    'watching the shop',
    'test purchases',
    'office',
  ),
];
