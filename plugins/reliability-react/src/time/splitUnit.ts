/**
 * `42 min` → the number and its unit, which is shown lighter. What has two
 * parts, or puts the unit first, stays together.
 *
 * @public
 */
export function splitUnit(words: string): {
  readonly value: string;
  readonly unit?: string;
} {
  const [, value, unit] = /^([\d.,\u00a0]+)\s(\D+)$/.exec(words) ?? [];
  return value && unit ? { value, unit } : { value: words };
}
