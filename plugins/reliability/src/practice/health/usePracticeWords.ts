import { useCallback, useMemo } from 'react';
import {
  practiceMessages,
  PracticeMessageCode,
  practiceTable,
  MessageCode,
  ReportWords,
} from '@afterword/plugin-reliability-common';
import {
  useDefinitionWords,
  useReportCodes,
} from '../../reports/useReportWords';
import { useMessageWords } from '../../useMessageWords';
import { useWords, WordValues } from '../../words';

type OwnCode = MessageCode<typeof practiceMessages>;

/** Says a message of practice health in the reader's language, its parts said already. */
export function usePracticeCodes(): (
  code: PracticeMessageCode,
  values: WordValues,
) => string {
  const { t } = useWords();
  const sayCode = useReportCodes();
  return useCallback(
    (code, values) =>
      isOwn(code) ? t(`practice.said.${code}`, values) : sayCode(code, values),
    [t, sayCode],
  );
}

/** Says how the practice is doing in the reader's language. */
export function usePracticeWords(): ReportWords {
  const sayMessage = useMessageWords();
  const sayCode = usePracticeCodes();
  const define = useDefinitionWords();
  return useMemo(
    () => ({
      say: ({ text, message }) =>
        sayMessage(
          practiceTable,
          { english: text, messages: [message] },
          sayCode,
        ),
      define,
    }),
    [sayMessage, sayCode, define],
  );
}

function isOwn(code: PracticeMessageCode): code is OwnCode {
  return (
    Object.hasOwn(practiceMessages, code) ||
    Object.hasOwn(practiceMessages, `${code}_other`)
  );
}
