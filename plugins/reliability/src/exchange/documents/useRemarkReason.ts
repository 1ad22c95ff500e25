import { useCallback } from 'react';
import {
  ReadingRemark,
  remarkMessages,
} from '@afterword/plugin-reliability-common';
import { useMessageWords } from '../../useMessageWords';
import { useWords } from '../../words';

/** Says in the reader's language why something was left, or looks wrong; nothing of what was recognised. */
export function useRemarkReason(): (
  remark: Pick<ReadingRemark, 'why' | 'message'>,
) => string {
  const { t } = useWords();
  const sayMessage = useMessageWords();
  return useCallback(
    ({ why, message }) =>
      sayMessage(
        remarkMessages,
        { english: why, messages: message ? [message] : [] },
        (code, values) => t(`exchange.import.documents.why.${code}`, values),
      ),
    [t, sayMessage],
  );
}
