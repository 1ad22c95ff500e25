import { ComponentType, lazy, Suspense } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SkeletonBlock } from '../components/SkeletonBlock';
import '../theme/tokens.css';
import { DayText } from '../time/DayText';
import { reliabilityReactTranslationRef } from '../words/translation';
import type { FigureUnit, TrendBefore, TrendChange, TrendPoint } from './trend';
import { TREND_HEIGHT } from './trendLayout';
import styles from './TrendChart.module.css';

/** Props of {@link TrendChart}. @public */
export interface TrendChartProps {
  /** What is shown, for screen readers: `Median time to restore, trailing 90 days, weekly`. */
  readonly 'aria-label': string;
  /** In the order of time. */
  readonly points: readonly TrendPoint[];
  readonly unit: FigureUnit;
  readonly before?: TrendBefore;
  /** When other things began to be counted, in the order of time. */
  readonly changes?: readonly TrendChange[];
}

/** The library that draws it is loaded with the first chart; a lost chunk must not take the page along. */
const TrendPlot = lazy(
  (): Promise<{ readonly default: ComponentType<TrendChartProps> }> =>
    import('./TrendPlot').then(
      module => ({ default: module.TrendPlot }),
      () => ({ default: LostPlot }),
    ),
);

const HEIGHT = { height: TREND_HEIGHT } as const;

/**
 * How a figure went on: its line from zero, its interval as a band, its latest value in words at its end, gaps where there is no
 * value. Arrow keys or the pointer read the points one by one. Its height is the same in every state.
 *
 * @public
 */
export function TrendChart(props: TrendChartProps) {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  if (!props.points.some(({ value, low }) => value !== null || low !== null)) {
    return (
      <p className={styles.instead} style={HEIGHT}>
        {t('chart.empty')}
      </p>
    );
  }
  return (
    <div className={styles.trend}>
      <Suspense fallback={<TrendSkeleton />}>
        <TrendPlot {...props} />
      </Suspense>
      {props.changes && <TrendChanges changes={props.changes} />}
    </div>
  );
}

/** What changed, in words: to be seen where the chart is too narrow for them, to be heard everywhere. */
function TrendChanges({ changes }: Required<Pick<TrendChartProps, 'changes'>>) {
  return (
    <ul className={styles.changes}>
      {changes.map(({ day, words }) => (
        <li key={`${day} ${words}`}>
          <DayText day={day} />: {words}
        </li>
      ))}
    </ul>
  );
}

/**
 * The place of a {@link TrendChart} until its points are there.
 *
 * @public
 */
export function TrendSkeleton() {
  return (
    <div className={styles.skeleton} style={HEIGHT} aria-hidden="true">
      {[0, 1, 2, 3].map(line => (
        <SkeletonBlock key={line} height={1} />
      ))}
      <SkeletonBlock height={2} />
    </div>
  );
}

function LostPlot() {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  return (
    <p className={styles.instead} style={HEIGHT}>
      {t('chart.lost')}
    </p>
  );
}
