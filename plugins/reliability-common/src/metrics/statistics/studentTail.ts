/**
 * P(T \> t) of Student's distribution, by the finite sums that there are for whole degrees of freedom.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
 *
 * @param t - not negative
 * @param freedom - degrees of freedom, a whole number from 1 on
 * @returns absolute error below 1e-14
 * @throws RangeError for other degrees of freedom
 * @example studentTail(2.228138852, 10) // 0.025
 * @internal
 */
export function studentTail(t: number, freedom: number): number {
  if (!(Number.isSafeInteger(freedom) && freedom >= 1)) {
    throw new RangeError(`${freedom} are no degrees of freedom`);
  }
  const angle = Math.atan(t / Math.sqrt(freedom));
  const odd = freedom % 2 === 1;
  const cosine = Math.cos(angle);
  let term = odd ? cosine : 1;
  let sum = 0;
  for (let power = odd ? 1 : 0; power <= freedom - 2; power += 2) {
    sum += term;
    term *= ((power + 1) / (power + 2)) * cosine * cosine;
  }
  const between = odd
    ? (2 / Math.PI) * (angle + Math.sin(angle) * sum)
    : Math.sin(angle) * sum;
  return Math.max(0, (1 - between) / 2);
}
