import { ClipboardEvent, useEffect, useState } from 'react';
import { useWords } from '../words';

/**
 * Says so when the end of what is pasted finds no room: the browser leaves it out without a word.
 *
 * @param maxLength - characters; none where it is left out
 */
export function useLimit(value: string, maxLength: number | undefined) {
  const { t } = useWords();
  const [wasCut, setCut] = useState(false);
  const isCut = wasCut && maxLength !== undefined && value.length >= maxLength;
  // It is said until there is room again, and not when what is typed then fills it.
  useEffect(() => (isCut ? () => setCut(false) : undefined), [isCut]);
  return {
    /** That something was left out. */
    problem: isCut ? t('shell.fieldFull', { max: maxLength }) : undefined,
    onPaste: (event: ClipboardEvent) => {
      const { target } = event;
      if (
        maxLength === undefined ||
        !(
          target instanceof HTMLInputElement ||
          target instanceof HTMLTextAreaElement
        )
      ) {
        return;
      }
      const { selectionStart, selectionEnd } = target;
      const kept = value.length - ((selectionEnd ?? 0) - (selectionStart ?? 0));
      const pasted = event.clipboardData.getData('text').length;
      setCut(kept + pasted > maxLength);
    },
  };
}
