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
): ChartTableData<TMark> {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const sayMoment = useMomentText();
  return useMemo(() => {
    const instant = ({ at }: TMark) => new Date(at).toISOString();
    return {
      columns: [
        {
          name: t('chart.day'),
          text: mark => sayMoment(instant(mark), 'dateWithYear'),
        },
        { name: t('chart.what'), text: sayMark, href: hrefOf },
      ],
      rows: () => [...marks].sort((a, b) => b.at - a.at),
    };
  }, [hrefOf, marks, sayMark, sayMoment, t]);
}
