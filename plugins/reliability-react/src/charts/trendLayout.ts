import { niceTicks } from './niceTicks';
import { timeTicks, TimeTick } from './timeTicks';
import { FigureUnit, highestOf, TrendPoint } from './trend';
import { widthOf } from './widthOf';

const DAY = 86_400_000;

/** Height of the whole, which never changes. */
export const TREND_HEIGHT = 236;

/** Less than this has no room for the latest value beside the plot; the style sheet has the same number. */
const NARROW = 520;

/** Where everything of a trend stands, in pixels. */
export interface TrendLayout {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Whether the latest value is said above the plot instead of beside it. */
  readonly isNarrow: boolean;
  readonly from: number;
  readonly until: number;
  readonly ticks: readonly number[];
  readonly timeTicks: readonly TimeTick[];
  readonly xOf: (at: number) => number;
  readonly yOf: (value: number) => number;
}

/** Lays a trend out within a width. */
export function trendLayout({
  points,
  unit,
  width,
  sayTick,
  latestWords,
}: {
  /** At least one. */
  readonly points: readonly TrendPoint[];
  readonly unit: FigureUnit;
  readonly width: number;
  readonly sayTick: (tick: number) => string;
  /** The lines beside the end of the series. */
  readonly latestWords: readonly string[];
}): TrendLayout {
  const isNarrow = width < NARROW;
  const ticks = niceTicks(highestOf(points), unit, 4);
  const left = Math.ceil(Math.max(...ticks.map(sayTick).map(widthOf))) + 12;
  const beside = Math.max(0, ...latestWords.map(widthOf)) + 16;
  const right = width - (isNarrow ? 8 : Math.ceil(beside));
  const top = isNarrow ? 16 * (latestWords.length + 1) : 14;
  const bottom = TREND_HEIGHT - 28;
  const first = Date.parse(points[0].at);
  const until = Date.parse(points[points.length - 1].at);
  const from = first < until ? first : until - DAY;
  const highest = ticks[ticks.length - 1];
  return {
    width,
    left,
    right,
    top,
    bottom,
    isNarrow,
    from,
    until,
    ticks,
    timeTicks: timeTicks(
      from,
      until,
      Math.max(2, Math.floor((right - left) / 56)),
      'UTC',
    ),
    xOf: at => left + ((at - from) / (until - from)) * (right - left),
    yOf: value => bottom - (value / highest) * (bottom - top),
  };
}
