import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { reliabilityReactTranslationRef } from '../words/translation';
import type { HistoryMark } from './historyMarks';
import type { ChartTableData } from './table';
import { useMomentText } from '../time/useMomentText';

/**
 * The marks of a `HistoryStrip` as a table, the latest first.
 *
 * @param hrefOf - where a mark leads
 * @param sayMark - what a mark is
 * @public
 */
export function useHistoryTable<TMark extends HistoryMark>(
  marks: readonly TMark[],
  hrefOf: (mark: TMark) => string | undefined,
  sayMark: (mark: TMark) => string,
): ChartTableData {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const sayMoment = useMomentText();
  return useMemo(
    () => ({
      columns: [{ name: t('chart.day') }, { name: t('chart.what') }],
      rows: [...marks]
        .sort((a, b) => b.at - a.at)
        .map(mark => {
          const at = new Date(mark.at).toISOString();
          return [
            { text: sayMoment(at, 'dateWithYear'), value: at },
            { text: sayMark(mark), href: hrefOf(mark) },
          ];
        }),
    }),
    [hrefOf, marks, sayMark, sayMoment, t],
  );
}
