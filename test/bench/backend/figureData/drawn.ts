/** A prime below 2³¹: squares of what is below it fit both engines' integers. */
const MODULUS = 2_147_483_647;
const FACTORS = [
  48_271, 69_621, 16_807, 39_373, 742_938_285, 950_706_376, 1_226_874_159,
  62_089_911, 1_343_714_438, 630_360_016,
] as const;

/**
 * SQL of a whole number from 0, the same on both engines and in every run: the square of a line in the index, modulo a prime.
 *
 * @param index - SQL of a `bigint`
 * @param draw - which of the numbers of an index
 * @param below - where they end
 */
export function drawn(index: string, draw: number, below: number): string {
  const line = `((${index}) * ${FACTORS[draw]} + 104729) % ${MODULUS}`;
  return `((${line}) * (${line}) % ${MODULUS} * 48271 % ${MODULUS} % ${below})`;
}

/** Steps of {@link skewedBelow}; their cube times the services fits a `bigint`. */
const STEPS = 65_536;

/** SQL of an index below `count`, low ones far more often than high ones, as `skewed` has it. */
export function skewedBelow(
  index: string,
  draw: number,
  count: number,
): string {
  const step = drawn(index, draw, STEPS);
  return `(${step} * ${step} * ${step} * ${count} / ${STEPS ** 3})`;
}
