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
      seconds: '{{n, number}}\u00a0s',
      minutes: '{{n, number}}\u00a0min',
      hours: '{{n, number}}\u00a0h',
      days: '{{n, number}}\u00a0d',
      two: '{{first}}\u00a0{{second}}',
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
  },
});
