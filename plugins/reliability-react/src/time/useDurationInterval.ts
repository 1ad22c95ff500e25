import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { reliabilityReactTranslationRef } from '../words/translation';
import { splitUnit } from './splitUnit';
import { useDurationText } from './useDurationText';

/**
 * Says an interval of durations, the unit apart when both ends share it: `31–58` and `min`, `58 min – 1 h 10 min`, `32 min or more`.
 *
 * @returns a function from the ends, in seconds, to words; the upper end is null where nothing bounds it
 * @public
 */
export function useDurationInterval(): (
  interval: readonly [number, number | null],
) => { readonly text: string; readonly unit?: string } {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const say = useDurationText();
  return useCallback(
    ([low, high]) => {
      const from = say(low);
      if (high === null) return { text: t('duration.orMore', { from }) };
      const until = say(high);
      const start = splitUnit(from);
      const end = splitUnit(until);
      return start.unit !== undefined && start.unit === end.unit
        ? { text: `${start.value}–${end.value}`, unit: end.unit }
        : { text: `${from} – ${until}` };
    },
    [say, t],
  );
}
