/** A stretch of time with a weight; its end is not included. @public */
export interface WeightedSpan {
  readonly from: number;
  readonly until: number;
  /** Not negative. */
  readonly weight: number;
}

/**
 * The integral of the largest weight at each instant: what overlaps counts once, by the heaviest. Where no span is, the
 * weight is 0.
 *
 * Heavier spans are laid first and cover what they find free; a stretch that is covered is skipped from then on, so that the whole
 * takes O(n log n).
 *
 * @param spans - in any order; parts outside the range do not count, nor does a span that ends before it begins
 * @param from - of the range
 * @param until - not included
 * @throws RangeError for a weight that is negative or no number
 * @example integrateMaximum([{ from: 0, until: 4, weight: 0.5 }, { from: 2, until: 3, weight: 1 }], 0, 10) // 2.5
 * @public
 */
export function integrateMaximum(
  spans: readonly WeightedSpan[],
  from: number,
  until: number,
): number {
  const within = spans.flatMap(span => {
    if (!(span.weight >= 0))
      throw new RangeError(`${span.weight} is no weight`);
    const clipped = {
      from: Math.max(span.from, from),
      until: Math.min(span.until, until),
      weight: span.weight,
    };
    return clipped.from < clipped.until ? [clipped] : [];
  });
  const edges = [
    ...new Set(within.flatMap(span => [span.from, span.until])),
  ].sort((a, b) => a - b);
  const placeOf = new Map(edges.map((edge, place) => [edge, place]));
  const next = edges.map((_, place) => place);
  let total = 0;
  for (const span of within.sort((a, b) => b.weight - a.weight)) {
    const end = placeOf.get(span.until) ?? 0;
    let place = firstFree(next, placeOf.get(span.from) ?? 0);
    while (place < end) {
      total += span.weight * (edges[place + 1] - edges[place]);
      next[place] = place + 1;
      place = firstFree(next, place);
    }
  }
  return total;
}

/** The first free place from `place` on, where `next` of a place that is taken leads further. */
function firstFree(next: number[], place: number): number {
  let found = place;
  while (next[found] !== found) {
    // Every second step is skipped next time.
    next[found] = next[next[found]];
    found = next[found];
  }
  return found;
}
