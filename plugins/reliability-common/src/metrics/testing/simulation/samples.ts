import { exponential } from '../seededRandom';

/** A draw from a standard normal distribution, by Box and Muller. */
export function normal(random: () => number): number {
  const radius = Math.sqrt(2 * exponential(random));
  return radius * Math.cos(2 * Math.PI * random());
}

/** How many of `n` with a chance of `p` each. */
export function binomial(random: () => number, n: number, p: number): number {
  let count = 0;
  for (let trial = 0; trial < n; trial += 1) if (random() < p) count += 1;
  return count;
}

/** How many events in a time in which `mean` are expected. */
export function poisson(random: () => number, mean: number): number {
  let count = -1;
  for (let at = 0; at <= mean; at += exponential(random)) count += 1;
  return count;
}
