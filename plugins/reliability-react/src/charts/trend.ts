import type { FigureState } from '@afterword/plugin-reliability-common';

/** What a figure is counted in: seconds, how many, a share from 0 to 1. @public */
export type FigureUnit = 's' | 'count' | 'ratio';

/** A figure at one moment, with all that it needs to be read. A trend goes by UTC days, so its points are of the same days for every reader. @public */
export interface TrendPoint {
  /** ISO 8601 instant: where its window ends. */
  readonly at: string;
  /** Nothing where it cannot be given; the line has a gap there. */
  readonly value: number | null;
  /** The lower end of its interval. */
  readonly low: number | null;
  /** The upper end of its interval; nothing beside a `low` where nothing bounds it. */
  readonly high: number | null;
  /** How many it rests on. */
  readonly n: number;
  readonly state: FigureState;
}

/** A day from which on other things are counted. @public */
export interface TrendChange {
  /** A UTC day, `YYYY-MM-DD`: the same for every reader. */
  readonly day: string;
  /** What changed, in a few words: `14 services joined`. */
  readonly words: string;
}

/** An earlier value to compare the latest one with. @public */
export interface TrendBefore {
  /** The moment of one of the points. */
  readonly at: string;
  /** `90 days ago` */
  readonly words: string;
}

/** A point that has a value. */
export type ValuedPoint = TrendPoint & { readonly value: number };

/** Whether a point has a value. */
export function hasValue(point: TrendPoint): point is ValuedPoint {
  return point.value !== null;
}

/** The latest point that has a value. */
export function latestValue(
  points: readonly TrendPoint[],
): ValuedPoint | undefined {
  return [...points].reverse().find(hasValue);
}

/** Points between two gaps; the last one has a mark of its own. */
export function lonelyPoints(points: readonly TrendPoint[]): ValuedPoint[] {
  return points
    .filter(
      (_, index) =>
        index < points.length - 1 &&
        (index === 0 || !hasValue(points[index - 1])) &&
        !hasValue(points[index + 1]),
    )
    .filter(hasValue);
}

/** What changed since the point before the one at an index. */
export function changesAt(
  points: readonly TrendPoint[],
  index: number,
  changes: readonly TrendChange[],
): TrendChange[] {
  const until = Date.parse(points[index].at);
  const from = index > 0 ? Date.parse(points[index - 1].at) : -Infinity;
  return changes.filter(({ day }) => {
    const time = Date.parse(day);
    return time > from && time <= until;
  });
}

/** The highest number that a series has to show. */
export function highestOf(points: readonly TrendPoint[]): number {
  return points.reduce(
    (highest, { value, low, high }) =>
      Math.max(highest, value ?? 0, low ?? 0, high ?? 0),
    0,
  );
}
