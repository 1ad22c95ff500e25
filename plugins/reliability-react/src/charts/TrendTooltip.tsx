import type { TrendChange } from './trend';
import type { TrendLayout } from './trendLayout';
import styles from './TrendChart.module.css';
import type { PointText } from './usePointText';

/** What the reader stands on. The cursor says the same to a screen reader. */
export function TrendTooltip({
  layout: { width, top },
  x,
  text: { day, facts },
  changes,
}: {
  readonly layout: TrendLayout;
  readonly x: number;
  readonly text: PointText;
  /** What changed since the point before. */
  readonly changes: readonly TrendChange[];
}) {
  const [value, ...rest] = facts;
  return (
    <div
      className={styles.tooltip}
      aria-hidden="true"
      style={
        x > width / 2 ? { top, right: width - x + 12 } : { top, left: x + 12 }
      }
    >
      <div className={styles.tooltipDay}>{day}</div>
      <div className={styles.tooltipValue}>{value}</div>
      <div>{rest.join(' · ')}</div>
      {changes.map(({ day: changed, words }) => (
        <div key={`${changed} ${words}`}>{words}</div>
      ))}
    </div>
  );
}
