import { wilsonInterval } from '../metrics';
import type { Likelihood } from './model';

/** Months that are looked back on; each has thirty days. @internal */
export const CHANGE_MONTHS = 24;
const MONTH = 30 * 24 * 3_600_000;

/** In so many of the months, or of the changes, something is likely again: every fourth. */
const LIKELY = 0.25;

/**
 * How likely something is to come again that came before: likely where it came in every fourth month, or every fourth comparable change, or more
 * often, also by the low end of the 95 % interval of that share. Several times in a month are one, so that a bad week is none of a bad year.
 *
 * @param at - when it came here, UTC milliseconds
 * @param changes - comparable changes that are made, and in how many of them it occurred
 * @returns `unlikely` where it never came here: what happened elsewhere only says that it can
 * @internal
 */
export function howLikely(
  at: readonly number[],
  changes: { readonly made: number; readonly occurred: number },
  now: number,
): Likelihood {
  const months = new Set(
    at
      .map(each => Math.floor((now - each) / MONTH))
      .filter(month => month >= 0 && month < CHANGE_MONTHS),
  ).size;
  const { made, occurred } = changes;
  if (isOften(months, CHANGE_MONTHS) || isOften(occurred, made)) {
    return 'likely';
  }
  return at.length + occurred > 0 ? 'possible' : 'unlikely';
}

function isOften(times: number, of: number): boolean {
  if (of <= 0 || times <= 0) return false;
  const [low] = wilsonInterval(Math.min(times, of), of);
  return low >= LIKELY;
}
