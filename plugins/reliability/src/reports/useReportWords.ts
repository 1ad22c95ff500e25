import { useCallback, useMemo } from 'react';
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
import { useWords, WordValues } from '../words';

type FiguresMessageCode = MessageCode<typeof figuresMessages>;

/** Says a message of reports in the reader's language, its parts said already. */
export function useReportCodes(): (
  code: ReportMessageCode,
  values: WordValues,
) => string {
  const { t } = useWords();
  const sayDuration = useDurationWords();
  return useCallback(
    (code, values) => {
      // The parts of a duration are said already: they are text.
      if (isOfDuration(code)) {
        return sayDuration(code, values as Record<string, string | number>);
      }
      return isOfFigures(code)
        ? t(`metrics.${code}`, values)
        : t(`reports.said.${code}`, values);
    },
    [t, sayDuration],
  );
}

/** What a figure means, in the reader's language. */
export function useDefinitionWords(): ReportWords['define'] {
  const { t } = useWords();
  return useCallback(
    figure => ({
      name: t(`figures.definition.${figure}.name`),
      sentence: t(`figures.definition.${figure}.sentence`),
      formula: t(`figures.definition.${figure}.formula`),
    }),
    [t],
  );
}

/** Says a report in the reader's language, on the page and as Markdown alike. */
export function useReportWords(): ReportWords {
  const sayMessage = useMessageWords();
  const sayCode = useReportCodes();
  const define = useDefinitionWords();
  return useMemo(
    () => ({
      say: ({ text, message }) =>
        sayMessage(
          reportTable,
          { english: text, messages: [message] },
          sayCode,
        ),
      define,
    }),
    [sayMessage, sayCode, define],
  );
}

function isOfFigures(code: ReportMessageCode): code is FiguresMessageCode {
  return (
    Object.hasOwn(figuresMessages, code) ||
    Object.hasOwn(figuresMessages, `${code}_other`)
  );
}
