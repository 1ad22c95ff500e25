import { useMemo } from 'react';
import '../theme/tokens.css';
import { SPARK, sparkPaths } from './sparkPaths';
import styles from './Sparkline.module.css';
import type { TrendPoint } from './trend';

/** Props of {@link Sparkline}. @public */
export interface SparklineProps {
  /** In the order of time. */
  readonly points: readonly TrendPoint[];
}

/**
 * How a figure went on, small, for `FigureTile`: the band is the interval, the upright line the latest one; a ring at the end is
 * low confidence. Silent for screen readers: the tile says the figure, and what its chart shows beside it.
 *
 * @public
 */
export function Sparkline({ points }: SparklineProps) {
  const { line, band, end } = useMemo(() => sparkPaths(points), [points]);
  return (
    <svg
      viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
      width={SPARK.width}
      height={SPARK.height}
      aria-hidden="true"
    >
      <path className={styles.band} d={band} />
      <path
        className={styles.ground}
        d={`M${SPARK.left} ${SPARK.bottom}H${SPARK.width}`}
      />
      <path className={styles.line} d={line} />
      {end?.whisker && (
        <path
          className={styles.whisker}
          d={`M${end.x} ${end.whisker[0]}V${end.whisker[1]}`}
        />
      )}
      {end && (
        <circle
          className={end.isHollow ? styles.ring : styles.dot}
          cx={end.x}
          cy={end.y}
          r={3.5}
        />
      )}
    </svg>
  );
}
