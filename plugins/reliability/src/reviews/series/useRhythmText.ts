import type { ReviewRhythm } from '@afterword/plugin-reliability-common';
import { useReaderLocale } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';

/** Says a rhythm in a line: how often, from which day on, and at what time where. A day that nobody has chosen yet is left out. */
export function useRhythmText() {
  const { t } = useWords();
  const locale = useReaderLocale();
  // A calendar day, whatever the reader's zone.
  const day = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
  return ({ repeats, first, time, zone }: ReviewRhythm) => {
    const when = [...(first ? [day.format(new Date(first))] : []), time, zone];
    return `${t(`reviews.repeats.${repeats}`)}, ${when.join(' ')}`;
  };
}
