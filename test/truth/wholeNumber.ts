/**
 * What an option says, of which there must be one at least.
 *
 * @throws TypeError when that is no whole number from 1 on
 */
export function wholeNumber(option: string, said: string): number {
  const number = Number(said);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new TypeError(
      `--${option} takes a whole number from 1 on, not "${said}"`,
    );
  }
  return number;
}
