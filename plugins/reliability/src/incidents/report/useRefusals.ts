import { useWords } from '../../words';
import { useListText } from '../../useListText';

/** What a report says of the parts that its contract does not take. */
export interface Refusals {
  /**
   * What stands beside a field.
   *
   * @param text - what is typed there; not for a day and a time
   */
  problemOf(part: string, text?: string): string | undefined;
  /** Of parts that no field shows: nothing is refused in silence. */
  readonly refusal: Error | undefined;
}

/**
 * @param refused - paths of parts
 * @param shown - those that a field shows
 */
export function useRefusals(
  refused: readonly string[],
  shown: readonly string[],
): Refusals {
  const { t } = useWords();
  const listText = useListText();
  const unshown = refused.filter(part => !shown.includes(part));
  return {
    problemOf: (part, text) => {
      if (!refused.includes(part)) return undefined;
      if (text === undefined) return t('incidents.report.missingTime');
      return text.trim() === ''
        ? t('incidents.report.missing')
        : t('incidents.report.unfit');
    },
    refusal:
      unshown.length > 0
        ? new Error(t('incidents.report.refused', { parts: listText(unshown) }))
        : undefined,
  };
}
