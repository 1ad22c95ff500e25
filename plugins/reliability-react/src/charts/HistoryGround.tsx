import { useMemo } from 'react';
import { useReaderLocale } from '../time/useReaderLocale';
import { historyRows } from './historyMarks';
import type { HistoryStripProps } from './HistoryStrip';
import styles from './HistoryStrip.module.css';
import { timeTicks } from './timeTicks';
import { widthOf } from './widthOf';
import { useTimeTickText } from './useTimeTickText';

const ROWS = ['sev1', 'sev2', 'sev3', 'nearMiss', 'drill'] as const;

/** What the marks stand on: rows, months, and the window of the figures. */
export function HistoryGround({
  from,
  until,
  window,
  rowNames,
  width,
}: Pick<HistoryStripProps, 'from' | 'until' | 'window' | 'rowNames'> & {
  readonly width: number;
}) {
  const locale = useReaderLocale();
  const ticks = useMemo(
    () =>
      timeTicks(from, until, Math.max(2, Math.floor(width / 64))).filter(
        // So near to the end there is no room for its words.
        ({ at }) => ((until - at) / (until - from)) * width > 28,
      ),
    [from, until, width],
  );
  const sayTick = useTimeTickText(ticks, locale);
  const placeOf = (at: number) =>
    Math.min(Math.max(((at - from) / (until - from)) * 100, 0), 100);
  const start = window && placeOf(window.from);
  const end = window ? placeOf(window.until) : 100;
  return (
    <div className={styles.ground} aria-hidden="true">
      {window && start !== undefined && start > 1 && (
        <span
          className={styles.window}
          style={{
            left: `${start}%`,
            width: `${end - start}%`,
            height: historyRows.end,
          }}
        />
      )}
      {window && start !== undefined && start > 1 && (
        <span
          className={styles.windowWords}
          style={
            ((end - start) / 100) * width > widthOf(window.words) + 16
              ? { left: `${start}%` }
              : { right: `${100 - end}%` }
          }
        >
          {window.words}
        </span>
      )}
      {ROWS.map(row => (
        <span key={row}>
          <span className={styles.row} style={{ top: historyRows[row] - 8 }}>
            {rowNames[row]}
          </span>
          <span className={styles.grid} style={{ top: historyRows[row] }} />
        </span>
      ))}
      <span className={styles.axis} style={{ top: historyRows.axis }} />
      {ticks.map(({ at }) => (
        <span
          key={at}
          className={styles.month}
          style={{ left: `${placeOf(at)}%`, top: historyRows.end }}
        >
          {sayTick(at)}
        </span>
      ))}
    </div>
  );
}
