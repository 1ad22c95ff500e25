import { useMemo } from 'react';
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
import { useWords } from '../../words';

type OwnCode = MessageCode<typeof practiceMessages>;

/** Says how the practice is doing in the reader's language. */
export function usePracticeWords(): ReportWords {
  const { t } = useWords();
  const sayMessage = useMessageWords();
  const sayCode = useReportCodes();
  const define = useDefinitionWords();
  return useMemo(
    () => ({
      say: ({ text, message }) =>
        sayMessage(
          practiceTable,
          { english: text, messages: [message] },
          (code, values) =>
            isOwn(code)
              ? t(`practice.said.${code}`, values)
              : sayCode(code, values),
        ),
      define,
    }),
    [t, sayMessage, sayCode, define],
  );
}

function isOwn(code: PracticeMessageCode): code is OwnCode {
  return (
    Object.hasOwn(practiceMessages, code) ||
    Object.hasOwn(practiceMessages, `${code}_other`)
  );
}
