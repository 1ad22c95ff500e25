import { useCallback } from 'react';
import {
  DurationMessageCode,
  durationMessage,
  MessageRendering,
  renderMessage,
} from '@afterword/plugin-reliability-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { reliabilityReactTranslationRef } from '../words/translation';

/**
 * Says durations in the reader's language, by the rule of `durationMessage`: `42 min`, `3 h 10 min`.
 *
 * @returns a function from seconds to words
 * @public
 */
export function useDurationText(): (seconds: number) => string {
  const say = useDurationWords();
  return useCallback(
    (seconds: number) =>
      renderMessage<string, DurationMessageCode>(durationMessage(seconds), {
        say,
        day: String,
        date: String,
      }),
    [say],
  );
}

/**
 * The words of durations in the reader's language, for messages that have durations within them.
 *
 * @public
 */
export function useDurationWords(): MessageRendering<
  string,
  DurationMessageCode
>['say'] {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  return useCallback(
    (code, values) => {
      // What stands in each message is what the rule puts there.
      const say = t as (key: string, values: object) => string;
      return say(`duration.${code}`, values);
    },
    [t],
  );
}
