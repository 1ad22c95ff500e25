import { ReviewSeriesInput } from '@afterword/plugin-reliability-common';

/** Monthly reviews of the storefront, which its teams lead in turn: the next one looks back on the last month. */
export const demoReviews: readonly ReviewSeriesInput[] = [
  {
    title: 'Storefront reliability review',
    kind: 'reliability',
    scope: 'domain:default/storefront',
    rhythm: {
      repeats: 'monthly',
      first: '2025-01-14',
      time: '14:00',
      zone: 'Europe/Madrid',
    },
    length: 50,
    pool: [
      'accounts-team',
      'discovery-team',
      'shopping-team',
      'web-experience-team',
    ].map(name => ({ ref: `group:default/${name}`, zone: 'Europe/Madrid' })),
    participants: [],
  },
];
