import { downsample } from '../../../../plugins/reliability-react/src/charts/downsample';
import { sequence } from '../../shop/random';
import { Spread, spread } from '../../report/statistics';

/** Buckets of a chart that is as wide as a page. */
const BUCKETS = 60;
const TIMES = 200;

/** What a chart does to a series before it is drawn. */
export interface ChartFigures {
  readonly points: number;
  /** Points that are left to be drawn. */
  readonly drawn: number;
  readonly millis: Spread;
  /** Whether the lowest and the highest are among them. */
  readonly extremesKept: boolean;
}

interface Point {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export function measureCharts(repeats: number): ChartFigures[] {
  const series = [100, 1_000].map(length => ({
    points: aSeries(length),
    rounds: [] as number[],
    drawn: [] as readonly Point[],
  }));
  for (let round = 0; round <= repeats; round++) {
    for (const one of series) {
      const start = performance.now();
      for (let time = 0; time < TIMES; time++) one.drawn = reduced(one.points);
      if (round > 0) one.rounds.push((performance.now() - start) / TIMES);
    }
  }
  return series.map(({ points, rounds, drawn }) => ({
    points: points.length,
    drawn: drawn.length,
    millis: spread(rounds),
    extremesKept: [Math.min, Math.max].every(
      most => most(...valuesOf(points)) === most(...valuesOf(drawn)),
    ),
  }));
}

function reduced(points: readonly Point[]): readonly Point[] {
  return downsample(
    points,
    BUCKETS,
    ({ value }) => value,
    ({ low }) => low,
    ({ high }) => high,
  );
}

function aSeries(length: number): Point[] {
  const random = sequence(length);
  return Array.from({ length }, () => {
    const value = random() * 100;
    return { value, low: value * 0.8, high: value * 1.3 };
  });
}

function valuesOf(points: readonly Point[]): number[] {
  return points.flatMap(({ value }) => (value === null ? [] : [value]));
}
