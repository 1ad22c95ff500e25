import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The few words that the shared components bring themselves.
 *
 * @public
 */
export const reliabilityReactTranslationRef = createTranslationRef({
  id: 'reliability-react',
  messages: {
    duration: {
      // A number is not parted from its unit.
      underSecond: '<\u00a01\u00a0s',
      seconds: '{{count, number}}\u00a0s',
      minutes: '{{count, number}}\u00a0min',
      hours: '{{count, number}}\u00a0h',
      days: '{{count, number}}\u00a0d',
      orMore: '{{from}} or more',
      twoUnits: '{{large}}\u00a0{{small}}',
    },
    entity: {
      unknown: 'not in the catalog',
      more_one: 'and {{count}} more',
      more_other: 'and {{count}} more',
    },
    figure: {
      loading: 'Loading',
    },
    markdown: {
      image: 'Picture: {{alt}}',
      imageWithoutText: 'Picture',
    },
    time: {
      justNow: 'just now',
      soon: 'in a moment',
    },
  },
});
