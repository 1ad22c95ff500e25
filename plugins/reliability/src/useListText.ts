import { useCallback } from 'react';
import { useReaderLocale } from '@afterword/plugin-reliability-react';

/** How a list reads: `a, b, and c`, or, where one does not go on from the other, `a, b, c`. */
export type ListReading = 'sentence' | 'row';

/**
 * Says several things one after the other, as the reader's language does.
 *
 * @returns a function from names to words; a part of a `sentence` unless told
 */
export function useListText(): (
  names: readonly string[],
  reading?: ListReading,
) => string {
  const locale = useReaderLocale();
  return useCallback(
    (names, reading = 'sentence') =>
      new Intl.ListFormat(locale, {
        type: reading === 'sentence' ? 'conjunction' : 'unit',
      }).format(names),
    [locale],
  );
}
