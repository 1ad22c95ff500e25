/** Planned work that users may notice. */
export interface MaintenanceScene {
  readonly origins: readonly string[];
  readonly title: string;
  readonly summary: string;
  /** Planned length in minutes. */
  readonly minutes: number;
}

/** Maintenance of the demo organisation: kept, never counted. */
export const maintenanceScenes: readonly MaintenanceScene[] = [
  {
    origins: ['ledger', 'identity', 'checkout', 'stock-ledger'],
    title: 'Database update behind {service}',
    summary:
      'A new minor version. {Doing} was interrupted for less than a minute during the switch, as announced.',
    minutes: 45,
  },
  {
    origins: ['edge-gateway'],
    title: 'New certificates at the edge',
    summary: 'Replaced region by region. Nothing was noticed.',
    minutes: 30,
  },
  {
    origins: ['conveyor-bridge', 'packing-station', 'picking'],
    title: 'Firmware of the belts before the season',
    summary:
      'On a Sunday, with both warehouses closed. One belt needed a second attempt.',
    minutes: 240,
  },
  {
    origins: ['search', 'search-indexer'],
    title: 'Rebuild of the product index',
    summary:
      'Built beside the old one and switched. Results were {few} minutes old during the switch.',
    minutes: 60,
  },
  {
    origins: ['payment-gateway', 'provider-router'],
    title: 'Announced maintenance of the second payment provider',
    summary:
      'All payments went through the first provider for the time. Nothing to report.',
    minutes: 120,
  },
  {
    origins: ['mail-sender', 'alert-router', 'feature-flags'],
    title: 'Operating system of {service} updated',
    summary: 'Instance by instance, without interruption.',
    minutes: 90,
  },
];
