import { ReactNode } from 'react';
import { metricsContract } from '@afterword/plugin-reliability-common';
import {
  SkeletonBlock,
  Sparkline,
  useReliabilityQueries,
} from '@afterword/plugin-reliability-react';
import { TiledFigure, tiledFigures } from '../../figures/FigureTiles';
import type { AskedWindow } from '../address/useOverviewAddress';
import { pointsOf } from './pointsOf';
import { trendQueryOf } from './trendQueryOf';

/** The small charts of the figures; the one that is shown large is asked for once. */
export function useSparklines(
  scope: string,
  window: AskedWindow,
): (figure: TiledFigure) => ReactNode {
  const trends = useReliabilityQueries(
    metricsContract.getMetricsTrend,
    tiledFigures.map(figure => ({
      query: trendQueryOf(scope, window, figure, Date.now()),
    })),
  );
  return figure => {
    const trend = trends[tiledFigures.indexOf(figure)];
    return trend ? (
      <Sparkline points={pointsOf(trend)} />
    ) : (
      <SkeletonBlock height={28} />
    );
  };
}
