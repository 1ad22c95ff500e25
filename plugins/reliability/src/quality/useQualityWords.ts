import { useCallback } from 'react';
import {
  qualityMessages,
  QualityProblem,
} from '@afterword/plugin-reliability-common';
import { useMessageWords } from '../useMessageWords';
import { useWords } from '../words';

/** Says in the reader's language what keeps an incident from figures. */
export function useQualityWords(): (
  toSay: Pick<QualityProblem, 'problem' | 'message'>,
) => string {
  const { t } = useWords();
  const sayMessage = useMessageWords();
  return useCallback(
    ({ problem, message }) =>
      sayMessage(
        qualityMessages,
        { english: problem, messages: [message] },
        (code, values) => t(`quality.problem.${code}`, values),
      ),
    [t, sayMessage],
  );
}
