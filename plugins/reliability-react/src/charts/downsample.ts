/** Reads a value off a point; `null` where there is none. @public */
export type Reading<TPoint> = (point: TPoint) => number | null;

/**
 * Takes away points that nobody could tell apart, for a chart that has room for so many buckets.
 *
 * What stays: the first and the last point, the lowest and the highest of each bucket in each reading, and one empty point wherever
 * there is a gap between two that stay, so that no line is ever drawn over a gap. With one reading and no gaps that is at most
 * `2 * buckets + 2` points. A series that is no longer than that stays as it is.
 *
 * @param points - in the order of time
 * @param buckets - how many stretches of the series are to be told apart, at least 1
 * @param readings - what is drawn of a point: its value, the ends of its interval
 * @public
 */
export function downsample<TPoint>(
  points: readonly TPoint[],
  buckets: number,
  ...readings: readonly Reading<TPoint>[]
): readonly TPoint[] {
  if (points.length <= 2 * buckets + 2) return points;
  const kept = new Set([0, points.length - 1]);
  for (const reading of readings) {
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const [start, end] = boundsOf(bucket, buckets, points.length);
      for (const index of extremesOf(points, start, end, reading)) {
        kept.add(index);
      }
    }
  }
  const [first] = readings;
  return [...(first ? withGaps(points, kept, first) : kept)]
    .sort((a, b) => a - b)
    .map(index => points[index]);
}

function boundsOf(bucket: number, buckets: number, length: number) {
  return [
    Math.floor((bucket * length) / buckets),
    Math.floor(((bucket + 1) * length) / buckets),
  ];
}

function extremesOf<TPoint>(
  points: readonly TPoint[],
  start: number,
  end: number,
  reading: Reading<TPoint>,
): number[] {
  let lowest: { index: number; value: number } | undefined;
  let highest = lowest;
  for (let index = start; index < end; index += 1) {
    const value = reading(points[index]);
    if (value !== null) {
      if (!lowest || value < lowest.value) lowest = { index, value };
      if (!highest || value > highest.value) highest = { index, value };
    }
  }
  return lowest && highest ? [lowest.index, highest.index] : [];
}

/** Adds the first empty point between any two that stay. */
function withGaps<TPoint>(
  points: readonly TPoint[],
  kept: ReadonlySet<number>,
  reading: Reading<TPoint>,
): Set<number> {
  const all = new Set(kept);
  let isMarked = false;
  points.forEach((point, index) => {
    if (kept.has(index)) {
      isMarked = reading(point) === null;
    } else if (!isMarked && reading(point) === null) {
      all.add(index);
      isMarked = true;
    }
  });
  return all;
}
