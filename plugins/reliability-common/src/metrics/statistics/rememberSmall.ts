/** Numbers below this are asked for again and again: most parts of a large scope have as many incidents as others. */
const SMALL = 1024;

/**
 * A function of a whole number that computes its values for small numbers once.
 *
 * @param compute - what it gives must not be changed by who asks for it
 */
export function rememberSmall<TValue>(
  compute: (number: number) => TValue,
): (number: number) => TValue {
  const known = new Map<number, TValue>();
  return number => {
    const remembered = known.get(number);
    if (remembered !== undefined) return remembered;
    const value = compute(number);
    if (number < SMALL) known.set(number, value);
    return value;
  };
}
