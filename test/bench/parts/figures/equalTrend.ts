import { Engine } from '../../portal/startPortal';
import { Portal } from '../../portal/Portal';
import { teamRef } from '../../shop/catalog';
import { ORGANISATION, TREND, trendPath } from './answers';

/** The points of a trend held against SQL that goes through all facts for each of them. */
export interface EqualTrend {
  readonly engine: Engine;
  readonly points: number;
  readonly equalCounts: number;
  /** Of the points without an incident that is still open, whose median is the middle one. */
  readonly comparedMedians: number;
  readonly equalMedians: number;
}

interface Point {
  readonly until: string;
  readonly n: number;
  readonly value: number | null;
}

export async function compareTrend(
  portal: Portal,
  services: number,
): Promise<EqualTrend> {
  const trend = (figure: string) =>
    portal.get<{ points: Point[] }>(trendPath(ORGANISATION, figure));
  const counts = (await trend('incidents')).points;
  const medians = (await trend('timeToRestore')).points;
  const { found } = await portal.figures<{
    found: { until: number; n: number; open: number; median: number }[];
  }>('/hand-written/trend?rows=true', {
    service: '',
    team: teamRef(services - 1),
    ...TREND,
  });
  const over = found.flatMap((row, place) =>
    Number(row.open) === 0 ? [{ row, point: medians[place] }] : [],
  );
  return {
    engine: portal.engine,
    points: found.length,
    equalCounts: found.filter(
      ({ until, n }, place) =>
        Date.parse(counts[place]?.until) === Number(until) &&
        counts[place].n === Number(n),
    ).length,
    comparedMedians: over.length,
    equalMedians: over.filter(
      ({ row, point }) =>
        point.value !== null &&
        Math.abs(point.value * 1000 - Number(row.median)) < 1,
    ).length,
  };
}
