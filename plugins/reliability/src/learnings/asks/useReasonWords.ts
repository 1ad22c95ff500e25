import { useCallback } from 'react';
import {
  AskReason,
  reasonInEnglish,
  reasonMessage,
  reasonMessages,
} from '@afterword/plugin-reliability-common';
import { useMessageWords } from '../../useMessageWords';
import { useWords } from '../../words';

/** Says in the reader's language why somebody is asked. */
export function useReasonWords(): (reason: AskReason) => string {
  const { t } = useWords();
  const sayMessage = useMessageWords();
  return useCallback(
    reason => {
      const message = reasonMessage(reason);
      return sayMessage(
        reasonMessages,
        { english: reasonInEnglish(message), messages: [message] },
        (code, values) => t(`learnings.reasons.${code}`, values),
      );
    },
    [t, sayMessage],
  );
}
