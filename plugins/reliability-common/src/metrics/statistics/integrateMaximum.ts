/** A stretch of time with a weight; its end is not included. @internal */
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
 * @internal
 */
export function integrateMaximum(
  spans: readonly WeightedSpan[],
  from: number,
  until: number,
): number {
  const within = clippedTo(spans, from, until);
  // Most of what is integrated is one span, or a few that do not meet.
  return areApart(within)
    ? within.reduce((sum, span) => sum + areaOf(span), 0)
    : integrateOverlapping(within);
}

/** In the order in which they begin. */
function clippedTo(
  spans: readonly WeightedSpan[],
  from: number,
  until: number,
): WeightedSpan[] {
  const within: WeightedSpan[] = [];
  for (const span of spans) {
    const { weight } = span;
    if (!(weight >= 0)) throw new RangeError(`${weight} is no weight`);
    const start = Math.max(span.from, from);
    const end = Math.min(span.until, until);
    if (start < end) within.push({ from: start, until: end, weight });
  }
  return within.sort((a, b) => a.from - b.from);
}

/** Whether none of some spans, in the order in which they begin, meets another. */
function areApart(spans: readonly WeightedSpan[]): boolean {
  return spans.every(
    ({ from }, place) => place === 0 || spans[place - 1].until <= from,
  );
}

function areaOf({ from, until, weight }: WeightedSpan): number {
  return weight * (until - from);
}

function integrateOverlapping(within: readonly WeightedSpan[]): number {
  const edges = [
    ...new Set(within.flatMap(span => [span.from, span.until])),
  ].sort((a, b) => a - b);
  const placeOf = new Map(edges.map((edge, place) => [edge, place]));
  const next = edges.map((_, place) => place);
  let total = 0;
  for (const span of [...within].sort((a, b) => b.weight - a.weight)) {
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
