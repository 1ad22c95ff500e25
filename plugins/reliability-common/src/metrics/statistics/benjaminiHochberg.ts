/**
 * p-values adjusted so that keeping those up to q keeps the expected share of false ones among the kept at or below q: the
 * r-th smallest of m becomes p · m / r, or what a larger one becomes if that is less. Ties get one value. It holds for
 * independent tests, and for those that positively depend on each other.
 *
 * Source: Benjamini & Hochberg, Controlling the False Discovery Rate, Journal of the Royal Statistical Society B 57 (1995);
 * Benjamini & Yekutieli, Annals of Statistics 29 (2001) for dependence.
 *
 * @param pValues - in any order
 * @returns in the same order; none above 1 nor below its p-value
 * @example benjaminiHochberg([0.01, 0.04, 0.03]) // [0.03, 0.04, 0.04]
 * @internal
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const m = pValues.length;
  const fromLargest = pValues
    .map((p, index) => ({ p, index }))
    .sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(m);
  let least = 1;
  fromLargest.forEach(({ p, index }, passed) => {
    least = Math.min(least, (p * m) / (m - passed));
    adjusted[index] = Math.max(p, least);
  });
  return adjusted;
}
