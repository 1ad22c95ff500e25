import type { AgedItem } from './AgeStrip';
import styles from './AgeStrip.module.css';

const HEIGHT = 32;
const MIDDLE = HEIGHT / 2;
const DOT = 4;
const DIAMOND = 6;

/** The commitments of one scope: all dots are one shape, all diamonds another, however many there are. */
export function AgeMarks({
  items,
  ticks,
  end,
  width,
  overdueWord,
}: {
  readonly items: readonly AgedItem[];
  readonly ticks: readonly number[];
  /** The age at the end of the strip, in days. */
  readonly end: number;
  readonly width: number;
  /** Names the diamonds, above the oldest. */
  readonly overdueWord: string | undefined;
}) {
  const xOf = (days: number) => Math.round((days / end) * width * 10) / 10;
  // What is drawn twice in the same pixel is seen once.
  const places = (isOverdue: boolean) => [
    ...new Set(
      items
        .filter(item => item.isOverdue === isOverdue)
        .map(({ days }) => xOf(days)),
    ),
  ];
  const overdue = places(true);
  const last = Math.max(...overdue);
  return (
    <svg className={styles.drawn} width={width} height={HEIGHT}>
      <path
        className={styles.grid}
        d={ticks.map(tick => `M${xOf(tick)} 0V${HEIGHT}`).join('')}
      />
      <path className={styles.ground} d={`M0 ${MIDDLE}H${width}`} />
      <path
        className={styles.dots}
        d={places(false)
          .map(
            x =>
              `M${x - DOT} ${MIDDLE}a${DOT} ${DOT} 0 1 0 ${
                2 * DOT
              } 0a${DOT} ${DOT} 0 1 0 ${-2 * DOT} 0`,
          )
          .join('')}
      />
      <path
        className={styles.diamonds}
        d={overdue
          .map(
            x =>
              `M${x} ${
                MIDDLE - DIAMOND
              }l${DIAMOND} ${DIAMOND}l${-DIAMOND} ${DIAMOND}l${-DIAMOND} ${-DIAMOND}Z`,
          )
          .join('')}
      />
      {overdueWord !== undefined && (
        <text
          className={styles.overdue}
          x={last}
          y={MIDDLE - DIAMOND - 6}
          textAnchor={last > width - 40 ? 'end' : 'middle'}
        >
          {overdueWord}
        </text>
      )}
    </svg>
  );
}
