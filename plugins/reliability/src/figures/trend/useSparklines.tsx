import { ReactNode } from 'react';
import {
  metricsContract,
  ScopeMetrics,
  TrendFigure,
} from '@afterword/plugin-reliability-common';
import {
  SkeletonBlock,
  Sparkline,
  TrendPoint,
  useReliabilityQueries,
} from '@afterword/plugin-reliability-react';
import type { AskedWindow } from '../askedWindow';
import { TiledFigure, tiledFigures } from '../FigureTiles';
import { pointsOf } from './pointsOf';
import { markedTrendQueryOf, trendQueryOf } from './trendQueryOf';

const NO_POINTS: readonly TrendPoint[] = [];

/**
 * The small charts of the figures. They are asked for after the figures themselves, which are not to wait for them, and only where
 * there was something to see; the one that is shown large is asked for once.
 *
 * @param metrics - `undefined` while they load
 * @param large - the figure that is shown large
 */
export function useSparklines(
  scope: string,
  window: AskedWindow,
  metrics: ScopeMetrics | undefined,
  large?: TrendFigure,
): (figure: TiledFigure) => ReactNode {
  const drawn = metrics
    ? tiledFigures.filter(id => isObserved(metrics, id))
    : [];
  const trends = useReliabilityQueries(
    metricsContract.getMetricsTrend,
    drawn.map(figure => ({
      query: (figure === large ? markedTrendQueryOf : trendQueryOf)(
        scope,
        window,
        figure,
        Date.now(),
      ),
    })),
  );
  return figure => {
    const index = drawn.indexOf(figure);
    if (index < 0) return <Sparkline points={NO_POINTS} />;
    const trend = trends[index];
    return trend === undefined ? (
      <SkeletonBlock height={28} />
    ) : (
      <Sparkline points={trend ? pointsOf(trend) : NO_POINTS} />
    );
  };
}

function isObserved({ figures }: ScopeMetrics, id: TiledFigure): boolean {
  const state = figures[id]?.state;
  return state !== undefined && state !== 'notObserved';
}
