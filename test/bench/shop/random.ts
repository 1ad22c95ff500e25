/** The same numbers in every run: a linear congruential generator, 0 ≤ x < 1. */
export function sequence(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** An index below `count`, low ones far more often than high ones: few services have most of the incidents. */
export function skewed(count: number, random: number): number {
  return Math.floor(count * random ** 3);
}
