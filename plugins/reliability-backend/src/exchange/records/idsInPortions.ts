/** So many are asked about in one statement. */
const AT_ONCE = 500;

/** Ids without those that are named again, in portions that one statement can ask about. */
export function idsInPortions(ids: readonly number[]): number[][] {
  const unique = [...new Set(ids)];
  const portions: number[][] = [];
  for (let start = 0; start < unique.length; start += AT_ONCE) {
    portions.push(unique.slice(start, start + AT_ONCE));
  }
  return portions;
}
