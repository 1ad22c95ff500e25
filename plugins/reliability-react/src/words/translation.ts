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
      seconds: '{{n, number}} s',
      minutes: '{{n, number}} min',
      hours: '{{n, number}} h',
      days: '{{n, number}} d',
      two: '{{first}} {{second}}',
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
