// Terms smaller than this, relative to the mode, cannot change a double any more.
const NEGLIGIBLE = 1e-20;

/**
 * P(X ≤ k) of a distribution with one mode on 0, 1, 2, …, from the odds of neighbouring values alone: the weights are walked
 * from the mode outwards until they vanish, and divided by their sum. No special function, hence no range in which an
 * approximation of one takes over; O(standard deviation) steps.
 *
 * @param k - a whole number
 * @param mode - where the weights are largest
 * @param odds - P(X = j) / P(X = j - 1); 0 beyond the largest value, infinite at 0
 * @returns relative error below 1e-11 up to a million values, wherever the answer exceeds 1e-15
 */
export function cumulativeProbability(
  k: number,
  mode: number,
  odds: (j: number) => number,
): number {
  let atMost = 0;
  let total = 0;
  for (let j = mode, weight = 1; weight > NEGLIGIBLE; j -= 1) {
    total += weight;
    if (j <= k) atMost += weight;
    weight /= odds(j);
  }
  for (let j = mode + 1, weight = odds(j); weight > NEGLIGIBLE; j += 1) {
    total += weight;
    if (j <= k) atMost += weight;
    weight *= odds(j + 1);
  }
  return atMost / total;
}
