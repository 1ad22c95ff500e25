import { useMemo } from 'react';
import {
  leadershipMessages,
  LeadershipMessageCode,
  leadershipTable,
  MessageCode,
  ReportWords,
} from '@afterword/plugin-reliability-common';
import { useDefinitionWords } from '../../reports/useReportWords';
import { useMessageWords } from '../../useMessageWords';
import { useWords } from '../../words';
import { usePracticeCodes } from '../health/usePracticeWords';

type OwnCode = MessageCode<typeof leadershipMessages>;

/** Says a report for leadership in the reader's language, on the page and as Markdown alike. */
export function useLeadershipWords(): ReportWords {
  const { t } = useWords();
  const sayMessage = useMessageWords();
  const sayCode = usePracticeCodes();
  const define = useDefinitionWords();
  return useMemo(
    () => ({
      say: ({ text, message }) =>
        sayMessage(
          leadershipTable,
          { english: text, messages: [message] },
          (code, values) =>
            isOwn(code)
              ? t(`practice.leadership.said.${code}`, values)
              : sayCode(code, values),
        ),
      define,
    }),
    [t, sayMessage, sayCode, define],
  );
}

function isOwn(code: LeadershipMessageCode): code is OwnCode {
  return (
    Object.hasOwn(leadershipMessages, code) ||
    Object.hasOwn(leadershipMessages, `${code}_other`)
  );
}
