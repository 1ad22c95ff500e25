const DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

// Below, the series needs few terms; above, the continued fraction does.
const FAR_OUT = 3;
const FRACTION_DEPTH = 120;

/**
 * P(Z \> z) of a standard normal variable: one half less the series z + z³/3 + z⁵/(3·5) + … near the middle, Laplace's
 * continued fraction far out, so that small chances keep their digits.
 *
 * Source: Abramowitz & Stegun, Handbook of Mathematical Functions, 26.2.11 and 26.2.14.
 *
 * @param z - not negative
 * @returns relative error below 1e-12
 * @example normalTail(1.959963984540054) // 0.025
 * @internal
 */
export function normalTail(z: number): number {
  const density = DENSITY_AT_ZERO * Math.exp((-z * z) / 2);
  return z < FAR_OUT ? 0.5 - density * series(z) : density / fraction(z);
}

function series(z: number): number {
  let sum = 0;
  let term = z;
  for (let odd = 3; sum + term !== sum; odd += 2) {
    sum += term;
    term *= (z * z) / odd;
  }
  return sum;
}

/** z + 1 / (z + 2 / (z + 3 / …)), from its far end. */
function fraction(z: number): number {
  let value = z;
  for (let depth = FRACTION_DEPTH; depth > 0; depth -= 1) {
    value = z + depth / value;
  }
  return value;
}
