/** Lengths of reviews that are offered, in minutes. */
const OFFERED = [30, 45, 50, 60, 90];

/** Lengths to choose from, shortest first, with the one that is set now. */
export function lengthsWith(current: number): number[] {
  return [...new Set([...OFFERED, current])].sort((a, b) => a - b);
}
