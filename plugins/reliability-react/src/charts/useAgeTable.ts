import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { reliabilityReactTranslationRef } from '../words/translation';
import type { AgedItem, AgeStripScope } from './AgeStrip';
import type { ChartTableData } from './table';

/** An open commitment and where it waits. @public */
export interface AgeRow {
  readonly scope: AgeStripScope;
  readonly item: AgedItem;
}

/**
 * The marks of an `AgeStrip` as a table: scopes as they stand there, in each the oldest first.
 *
 * @param scopeName - what a scope is: `Domain`
 * @param hrefOf - where an item leads, by its key
 * @public
 */
export function useAgeTable(
  scopes: readonly AgeStripScope[],
  scopeName: string,
  hrefOf?: (key: string) => string | undefined,
): ChartTableData<AgeRow> {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  return useMemo(
    () => ({
      columns: [
        { name: scopeName, text: ({ scope }) => scope.name },
        {
          name: t('chart.item'),
          text: ({ item }) => item.key,
          href: ({ item }) => hrefOf?.(item.key),
        },
        {
          name: t('chart.age'),
          isNumber: true,
          text: ({ item }) => String(Math.round(item.days)),
        },
        {
          name: t('chart.isOverdue'),
          text: ({ item }) => (item.isOverdue ? t('chart.overdue') : ''),
        },
      ],
      rows: () =>
        scopes.flatMap(scope =>
          [...scope.items]
            .sort((a, b) => b.days - a.days)
            .map(item => ({ scope, item })),
        ),
    }),
    [hrefOf, scopeName, scopes, t],
  );
}
