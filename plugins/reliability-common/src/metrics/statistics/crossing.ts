// Halves an interval of length 1 to 5e-20: finer than a double near any root that is looked for.
const ROUNDS = 64;

/**
 * Where a condition that holds from `low` on ends to hold, by halving. It needs no start, no slope and no sign at the ends, so
 * that nothing can go astray: `low` when it holds nowhere, `high` when it holds everywhere. The ends are never asked about.
 *
 * @param holds - true up to a point, false from there on
 * @example crossing(x => x * x < 2, 0, 2) // 1.41421…
 */
export function crossing(
  holds: (x: number) => boolean,
  low: number,
  high: number,
): number {
  let inside = low;
  let outside = high;
  for (let round = 0; round < ROUNDS; round += 1) {
    const middle = inside + (outside - inside) / 2;
    if (middle === inside || middle === outside) break;
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return outside === high ? high : inside;
}
