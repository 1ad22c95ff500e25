import type { MetricsWindowShown } from '@afterword/plugin-reliability-common';
import { useReaderLocale } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import styles from './HistoryStrip.module.css';
import { placeMonths, stripRows } from './placeMarks';

/** What the marks stand on: rows, months, and the window of the figures. */
export function StripGround({
  from,
  until,
  window,
}: {
  readonly from: number;
  readonly until: number;
  readonly window: MetricsWindowShown | undefined;
}) {
  const { t } = useWords();
  const locale = useReaderLocale();
  const month = new Intl.DateTimeFormat(locale, { month: 'short' });
  const placeOf = (at: string) =>
    Math.min(
      Math.max(((Date.parse(at) - from) / (until - from)) * 100, 0),
      100,
    );
  const start = window && placeOf(window.from);
  const isPart = start !== undefined && start > 1;
  const rows = [
    ['sev1', t('incidents.severity.sev1')],
    ['sev2', t('incidents.severity.sev2')],
    ['sev3', t('incidents.severity.sev3')],
    ['nearMiss', t('entity.history.nearMisses')],
    ['drill', t('entity.history.drills')],
  ] as const;
  return (
    <div className={styles.ground} aria-hidden="true">
      {window && isPart && (
        <span
          className={styles.window}
          style={{
            left: `${start}%`,
            width: `${placeOf(window.until) - start}%`,
          }}
        >
          {t('entity.history.thisWindow')}
        </span>
      )}
      {rows.map(([row, words]) => (
        <span key={row}>
          <span className={styles.row} style={{ top: stripRows[row] - 8 }}>
            {words}
          </span>
          <span className={styles.grid} style={{ top: stripRows[row] }} />
        </span>
      ))}
      <span className={styles.axis} style={{ top: stripRows.axis }} />
      {placeMonths(from, until).map(({ at, x }) => (
        <span
          key={at.getTime()}
          className={styles.month}
          style={{ left: `${x}%`, top: stripRows.end }}
        >
          {month.format(at)}
        </span>
      ))}
    </div>
  );
}
