import { useReaderLocale } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import styles from './RecordsImport.module.css';
import type { RecordRun } from './useRecordImport';

/** How many lines became what, and how many references wait. */
export function RunCounts({
  run: { counts, isTrial },
}: {
  readonly run: RecordRun;
}) {
  const { t } = useWords();
  const number = new Intl.NumberFormat(useReaderLocale());
  const rows = [
    [
      isTrial
        ? t('exchange.import.records.wouldBeNew')
        : t('exchange.import.records.created'),
      counts.created,
    ],
    [
      isTrial
        ? t('exchange.import.records.wouldBeUpdated')
        : t('exchange.import.records.updated'),
      counts.updated,
    ],
    [t('exchange.import.records.unchanged'), counts.unchanged],
    [t('exchange.import.records.failed'), counts.failed],
    [t('exchange.import.records.warned'), counts.warned],
    [t('exchange.import.records.waiting'), counts.waiting],
  ] as const;
  return (
    <>
      <dl
        className={styles.counts}
        aria-label={t('exchange.import.records.counts')}
      >
        {rows.map(([label, n]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{number.format(n)}</dd>
          </div>
        ))}
      </dl>
      {counts.waiting > 0 && (
        <p className={styles.lead}>
          {t('exchange.import.records.waits', { count: counts.waiting })}
        </p>
      )}
    </>
  );
}
