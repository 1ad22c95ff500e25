import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useReaderLocale } from '../time/useReaderLocale';
import { reliabilityReactTranslationRef } from '../words/translation';
import type { AgeStripScope } from './AgeStrip';
import type { ChartTableData } from './table';

/**
 * The marks of an `AgeStrip` as a table: scopes from A to Z, in each the oldest first.
 *
 * @param scopeName - what a scope is: `Domain`
 * @param hrefOf - where an item leads, by its key
 * @public
 */
export function useAgeTable(
  scopes: readonly AgeStripScope[],
  scopeName: string,
  hrefOf?: (key: string) => string | undefined,
): ChartTableData {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const locale = useReaderLocale();
  return useMemo(() => {
    const { compare } = new Intl.Collator(locale, { numeric: true });
    return {
      columns: [
        { name: scopeName },
        { name: t('chart.item') },
        { name: t('chart.age'), isNumber: true },
        { name: t('chart.isOverdue') },
      ],
      rows: [...scopes]
        .sort((a, b) => compare(a.name, b.name))
        .flatMap(({ name, items }) =>
          [...items]
            .sort((a, b) => b.days - a.days)
            .map(({ key, days, isOverdue }) => [
              { text: name },
              { text: key, href: hrefOf?.(key) },
              { text: String(Math.round(days)), value: Math.round(days) },
              { text: isOverdue ? t('chart.overdue') : '' },
            ]),
        ),
    };
  }, [hrefOf, locale, scopeName, scopes, t]);
}
