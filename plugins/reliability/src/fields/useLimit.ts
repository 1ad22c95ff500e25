import { useWords } from '../words';

/**
 * What a field says that can take no more: the browser leaves out what is beyond its limit without a word, be it the end of something long
 * that was pasted.
 *
 * @param maxLength - characters; none where it is left out
 */
export function useLimit(
  value: string,
  maxLength: number | undefined,
): string | undefined {
  const { t } = useWords();
  return maxLength !== undefined && value.length >= maxLength
    ? t('shell.fieldFull', { max: maxLength })
    : undefined;
}
