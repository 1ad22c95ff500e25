import { downsample } from './downsample';
import { hasValue, highestOf, latestValue, TrendPoint } from './trend';

/** What a small chart is drawn in. */
export const SPARK = {
  width: 184,
  height: 44,
  left: 3,
  right: 175,
  top: 4,
  bottom: 43.5,
} as const;

/** Buckets that a small chart tells apart. */
const BUCKETS = 30;

/** What a small chart is made of. */
export interface SparkPaths {
  readonly line: string;
  readonly band: string;
  readonly end?: {
    readonly x: number;
    readonly y: number;
    /** The interval, from its lower to its upper end. */
    readonly whisker?: readonly [number, number];
    readonly isHollow: boolean;
  };
}

/** Draws a series into a small chart, from zero up. */
export function sparkPaths(points: readonly TrendPoint[]): SparkPaths {
  const { left, right, top, bottom } = SPARK;
  if (points.length === 0) return { line: '', band: '' };
  const highest = highestOf(points) || 1;
  const from = Date.parse(points[0].at);
  const until = Date.parse(points[points.length - 1].at);
  const xOf = ({ at }: TrendPoint) =>
    until > from
      ? rounded(
          left + ((Date.parse(at) - from) / (until - from)) * (right - left),
        )
      : right;
  const yOf = (value: number) =>
    rounded(bottom - (value / highest) * (bottom - top));

  const drawn = downsample(
    points,
    BUCKETS,
    ({ value }) => value,
    ({ low }) => low,
    ({ high }) => high,
  );
  const line = runsOf(drawn, hasValue)
    .map(run => polyline(run.map(point => [xOf(point), yOf(point.value)])))
    .join('');
  const band = runsOf(drawn, hasInterval)
    .map(
      run =>
        `${polyline([
          ...run.map(
            point => [xOf(point), yOf(point.high ?? highest)] as const,
          ),
          ...[...run]
            .reverse()
            .map(point => [xOf(point), yOf(point.low)] as const),
        ])}Z`,
    )
    .join('');

  const latest = latestValue(points);
  return {
    line,
    band,
    end: latest && {
      x: xOf(latest),
      y: yOf(latest.value),
      whisker:
        latest.low === null
          ? undefined
          : [yOf(latest.low), yOf(latest.high ?? highest)],
      isHollow: latest.state === 'lowConfidence',
    },
  };
}

function hasInterval(
  point: TrendPoint,
): point is TrendPoint & { readonly low: number } {
  return point.low !== null;
}

/** Neighbours that have what is asked for, apart from the next ones by a gap. */
function runsOf<TPoint extends TrendPoint>(
  points: readonly TrendPoint[],
  has: (point: TrendPoint) => point is TPoint,
): TPoint[][] {
  const runs: TPoint[][] = [];
  let run: TPoint[] | undefined;
  for (const point of points) {
    if (!has(point)) {
      run = undefined;
    } else if (run) {
      run.push(point);
    } else {
      run = [point];
      runs.push(run);
    }
  }
  return runs;
}

function polyline(places: readonly (readonly [number, number])[]): string {
  const [first, ...rest] = places.map(([x, y]) => `${x} ${y}`);
  // A single place is a dot, which needs a line to itself.
  return `M${first}L${(rest.length > 0 ? rest : [first]).join('L')}`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
