import { DateTime } from 'luxon';
import { said } from '../../contract';
import type { ReportSaid } from '../../reports';
import { inPracticeWords } from './practiceInWords';

/**
 * What is to be said of a charter where the framework is reviewed: whether it waits to be adopted, or to be adopted once more.
 *
 * @param adoptedAt - ISO 8601; null: nobody has adopted it
 * @param now - UTC milliseconds
 * @returns null: it was adopted within the last year
 * @public
 */
export function charterToRenew(
  adoptedAt: string | null,
  now: number,
): ReportSaid | null {
  if (adoptedAt === null) return inPracticeWords(said('charterNotAdopted'));
  const due = DateTime.fromISO(adoptedAt, { zone: 'utc' }).plus({ years: 1 });
  return due.toMillis() <= now ? inPracticeWords(said('charterToRenew')) : null;
}
