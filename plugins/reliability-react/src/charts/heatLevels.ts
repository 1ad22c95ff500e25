/** The darkest shade on which a number is still read with ease, in both themes. */
const DARKEST = 11;

/**
 * How dark the cell of a count is: a level for each one more, as long as there are enough levels; else in proportion to the highest.
 *
 * @returns a function from a count to its level: 0 for none, at most {@link DARKEST}
 */
export function heatLevels(
  counts: readonly number[],
): (count: number) => number {
  const highest = counts.reduce((most, count) => Math.max(most, count), 0);
  return count => {
    if (count === 0) return 0;
    if (highest <= DARKEST) return count;
    return Math.max(1, Math.round((count / highest) * DARKEST));
  };
}
