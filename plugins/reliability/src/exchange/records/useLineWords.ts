import { useCallback } from 'react';
import {
  lineMessages,
  LineProblem,
} from '@afterword/plugin-reliability-common';
import { useMessageWords } from '../../useMessageWords';
import { useWords } from '../../words';

/** Says what is wrong with a line, or what it is warned about. */
export type LineWords = (
  toSay: Pick<LineProblem, 'problem' | 'message'>,
) => string;

/** Says in the reader's language what is wrong with a line, or what it is warned about. */
export function useLineWords(): LineWords {
  const { t } = useWords();
  const sayMessage = useMessageWords();
  return useCallback(
    ({ problem, message }) =>
      sayMessage(
        lineMessages,
        { english: problem, messages: message ? [message] : [] },
        (code, values) => t(`exchange.import.records.told.${code}`, values),
      ),
    [t, sayMessage],
  );
}
