/** The index of the moment that is nearest to another; moments are in order, and there is at least one. */
export function nearestPoint(times: readonly number[], at: number): number {
  let low = 0;
  let high = times.length - 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (times[middle] <= at) low = middle;
    else high = middle;
  }
  return at - times[low] <= times[high] - at ? low : high;
}
