import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { reliabilityReactTranslationRef } from '../words/translation';
import { DurationPart, splitDuration } from './splitDuration';

/**
 * Says durations in the reader's language: `42 min`, `3 h 10 min`.
 *
 * @returns a function from seconds to words
 * @public
 */
export function useDurationText(): (seconds: number) => string {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  return useCallback(
    (seconds: number) => {
      const say = ({ unit, count }: DurationPart) => {
        switch (unit) {
          case 'seconds':
            return t('duration.seconds', { n: count });
          case 'minutes':
            return t('duration.minutes', { n: count });
          case 'hours':
            return t('duration.hours', { n: count });
          default:
            return t('duration.days', { n: count });
        }
      };
      const [first, second] = splitDuration(seconds);
      return second
        ? t('duration.two', { first: say(first), second: say(second) })
        : say(first);
    },
    [t],
  );
}
