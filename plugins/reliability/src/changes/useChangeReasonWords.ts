import { useCallback } from 'react';
import {
  ChangeReason,
  changeReasonInEnglish,
  changeReasonMessage,
  changeReasonMessages,
} from '@afterword/plugin-reliability-common';
import { useMessageWords } from '../useMessageWords';
import { useWords } from '../words';

/** Says in the reader's language why a way to fail is proposed. */
export function useChangeReasonWords(): (reason: ChangeReason) => string {
  const { t } = useWords();
  const sayMessage = useMessageWords();
  return useCallback(
    reason => {
      const message = changeReasonMessage(reason);
      return sayMessage(
        changeReasonMessages,
        { english: changeReasonInEnglish(message), messages: [message] },
        (code, values) => t(`changes.reasons.${code}`, values),
      );
    },
    [t, sayMessage],
  );
}
