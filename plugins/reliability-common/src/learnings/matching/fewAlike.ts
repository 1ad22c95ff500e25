import type { MatchLimits } from './weights';

/** Scores that differ by less are equal: what they are sums of was added in another order. */
const EQUAL = 1e-9;

/**
 * Leaves out whom likeness alone would ask (the score would not be enough without what says that it is made alike, or part of the same), but
 * for the few who are most alike. Those who are equal are asked together or not at all: a tag that many have says too little of each of them,
 * and their names say nothing about who should hear it.
 *
 * @param ranked - the strongest first
 */
export function fewAlike<
  T extends { readonly score: number; readonly scoreBeside: number },
>(
  ranked: readonly T[],
  { leastScore, mostByLikeness }: MatchLimits,
): readonly T[] {
  const alike = ranked.filter(
    ({ scoreBeside }) => scoreBeside <= 0 || scoreBeside < leastScore,
  );
  if (alike.length <= mostByLikeness) return ranked;
  const tooMany = alike[mostByLikeness].score + EQUAL;
  const left = new Set(alike.filter(({ score }) => score <= tooMany));
  return ranked.filter(each => !left.has(each));
}
