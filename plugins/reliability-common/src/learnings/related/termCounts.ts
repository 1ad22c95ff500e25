import { countIn } from '../matching/dependencies';
import { termsOf } from '../matching/terms';

/** Counts in how many texts each term comes. @public */
export function termCounts(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) countIn(counts, new Set(termsOf(text)));
  return counts;
}
