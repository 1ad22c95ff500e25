/** A failure that is made on purpose, to see whether people and systems cope. */
export interface DrillScene {
  readonly failureMode: string | null;
  readonly origins: readonly string[];
  readonly title: string;
  readonly summary: string;
}

/** Game days and experiments of the demo organisation. */
export const drillScenes: readonly DrillScene[] = [
  {
    failureMode: 'retry-storm',
    origins: ['checkout', 'cart', 'refunds'],
    title: 'Game day: stall what {service} calls for two minutes',
    summary:
      'Hypothesis: {service} is back within a minute after the stall. Result: it took {few} minutes, because of retries. Found out why and noted it.',
  },
  {
    failureMode: 'dependency-timeout',
    origins: ['storefront-web', 'payment-gateway', 'packing-station'],
    title: 'Drill: {service} with a slow dependency',
    summary:
      'Answers were delayed by ten seconds in the test environment. Hypothesis: {doing} goes on without them. It did, with the agreed poorer answer.',
  },
  {
    failureMode: null,
    origins: ['alert-router', 'edge-gateway'],
    title: 'Drill: an unannounced page at ten in the morning',
    summary:
      'To see whether the way from alert to person works. It did, in {few} minutes; the second person on the list had an old telephone number.',
  },
  {
    failureMode: 'bad-migration',
    origins: ['ledger', 'product-catalogue', 'identity'],
    title: 'Rehearsal: restore the database behind {service}',
    summary:
      'From the backup of the night before into an empty server. It took {tens} minutes; the runbook said twenty. The page has been corrected.',
  },
  {
    failureMode: 'capacity',
    origins: ['search', 'checkout', 'storefront-web'],
    title: 'Load test of {service} at twice the last peak',
    summary:
      'Held up to {hundreds} % of last year’s peak, then refused politely as designed. The first limit to be reached was connections.',
  },
  {
    failureMode: 'cache-stampede',
    origins: ['cart', 'pricing'],
    title: 'Game day: empty the cache of {service} at noon',
    summary:
      'Hypothesis: one request fetches for all. It held; the hit rate was back after {few} minutes and nobody outside noticed.',
  },
  {
    failureMode: 'dns',
    origins: ['provider-router', 'mail-sender'],
    title: 'Drill: move the name that {service} calls',
    summary:
      '{Service} followed the name within ninety seconds on all instances but one, which had been started by hand.',
  },
  {
    failureMode: null,
    origins: ['conveyor-bridge', 'packing-station'],
    title: 'Evacuation of one warehouse network',
    summary:
      'Everything that runs in the first warehouse was served from the second for an hour. Packing went on at two thirds of its speed.',
  },
];
