import { ReactNode, useState } from 'react';
import { Button } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SectionCard, SectionCardProps } from '../components/SectionCard';
import { reliabilityReactTranslationRef } from '../words/translation';
import styles from './ChartCard.module.css';
import { ChartTable } from './ChartTable';
import type { ChartTableData } from './table';

/** Props of {@link ChartCard}. @public */
export interface ChartCardProps<TRow = unknown>
  extends Pick<
    SectionCardProps,
    'headingLevel' | 'lead' | 'foot' | 'className'
  > {
  /** What the chart shows, as a sentence: `Service comes back faster than over the summer`. */
  readonly title: string;
  /** How it was counted, in small words at the end of the title line. */
  readonly note?: ReactNode;
  /** The same points as rows; left out while they load, and where the chart is a table itself. */
  readonly table?: ChartTableData<TRow>;
  /** Saves what the chart shows, at the end of the title line. */
  readonly download?: ReactNode;
  /** The chart. */
  readonly children: ReactNode;
}

/**
 * A chart on a surface of its own, with its table behind it.
 *
 * @public
 */
export function ChartCard<TRow>({
  title,
  note,
  table,
  download,
  children,
  ...card
}: ChartCardProps<TRow>) {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  const [wantsTable, setTable] = useState(false);
  const isTable = wantsTable && table !== undefined;
  return (
    <SectionCard
      {...card}
      title={title}
      body={isTable ? 'flush' : 'padded'}
      meta={
        <span className={styles.meta}>
          {note !== undefined && <span>{note}</span>}
          {(table || download) && (
            <span className={styles.buttons}>
              {table && (
                <Button variant="tertiary" onPress={() => setTable(!isTable)}>
                  {isTable ? t('chart.chart') : t('chart.table')}
                </Button>
              )}
              {download}
            </span>
          )}
        </span>
      }
    >
      {isTable ? <ChartTable aria-label={title} table={table} /> : children}
    </SectionCard>
  );
}
