/**
 * Reproducible numbers in [0, 1) for simulations: a 32-bit multiply-with-shift generator (mulberry32), good enough to draw
 * samples from, and the same on every machine.
 */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 0x100000000;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

/** A draw from an exponential distribution with mean 1. */
export function exponential(random: () => number): number {
  return -Math.log(1 - random());
}
