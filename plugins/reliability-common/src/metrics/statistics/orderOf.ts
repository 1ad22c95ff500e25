/** Below this, comparing is as fast. */
const FEW = 4_096;
const DIGITS = 4;
const VALUES_OF_DIGIT = 65_536;

/**
 * Numbers in ascending order, by their places in the list; equal ones in the order in which they came.
 *
 * Many are sorted digit by digit (least significant first, 16 bits each): numbers that are not negative are in the order of their bits.
 *
 * @param values - none of them negative
 * @example orderOf(Float64Array.of(30, 10, 20)) // [1, 2, 0]
 * @internal
 */
export function orderOf(values: Float64Array): Uint32Array {
  if (values.length < FEW || !isLittleEndian()) {
    return Uint32Array.from(values.keys()).sort(
      (a, b) => values[a] - values[b] || a - b,
    );
  }
  const digits = new Uint16Array(
    values.buffer,
    values.byteOffset,
    values.length * DIGITS,
  );
  let order = new Uint32Array(values.length);
  for (let place = 0; place < order.length; place += 1) order[place] = place;
  let sorted = new Uint32Array(values.length);
  for (let digit = 0; digit < DIGITS; digit += 1) {
    const next = new Uint32Array(VALUES_OF_DIGIT + 1);
    for (let place = digit; place < digits.length; place += DIGITS) {
      next[digits[place] + 1] += 1;
    }
    for (let value = 1; value <= VALUES_OF_DIGIT; value += 1) {
      next[value] += next[value - 1];
    }
    for (let place = 0; place < order.length; place += 1) {
      const value = digits[order[place] * DIGITS + digit];
      sorted[next[value]] = order[place];
      next[value] += 1;
    }
    [order, sorted] = [sorted, order];
  }
  return order;
}

function isLittleEndian(): boolean {
  return new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
}
