import { useMemo } from 'react';
import {
  figuresMessages,
  MessageCode,
  ReportMessageCode,
  reportTable,
  ReportWords,
} from '@afterword/plugin-reliability-common';
import { useDurationWords } from '@afterword/plugin-reliability-react';
import { isOfDuration } from '../figures/isOfDuration';
import { useMessageWords } from '../useMessageWords';
import { useWords } from '../words';

type FiguresMessageCode = MessageCode<typeof figuresMessages>;

/** Says a report in the reader's language, on the page and as Markdown alike. */
export function useReportWords(): ReportWords {
  const { t } = useWords();
  const sayMessage = useMessageWords();
  const sayDuration = useDurationWords();
  return useMemo(
    () => ({
      say: ({ text, message }) =>
        sayMessage(
          reportTable,
          { english: text, messages: [message] },
          (code, values) => {
            // The parts of a duration are said already: they are text.
            if (isOfDuration(code)) {
              return sayDuration(
                code,
                values as Record<string, string | number>,
              );
            }
            return isOfFigures(code)
              ? t(`metrics.${code}`, values)
              : t(`reports.said.${code}`, values);
          },
        ),
      define: figure => ({
        name: t(`figures.definition.${figure}.name`),
        sentence: t(`figures.definition.${figure}.sentence`),
        formula: t(`figures.definition.${figure}.formula`),
      }),
    }),
    [t, sayMessage, sayDuration],
  );
}

function isOfFigures(code: ReportMessageCode): code is FiguresMessageCode {
  return (
    Object.hasOwn(figuresMessages, code) ||
    Object.hasOwn(figuresMessages, `${code}_other`)
  );
}
