import { MAX_QUOTE } from './model';

/** Where a sentence ends: a mark and a space behind it, or a line. */
const END = /[.!?…]["”’)]?(?=\s)|\n/;

/**
 * The first sentence of what somebody wrote, cut between two characters where it is long: what a reader takes for one (a letter with its
 * accents, an emoji of several people) is never torn apart.
 *
 * @param max - in UTF-16 units, the ellipsis included
 * @example
 * quoteOf('It held.  We saw no queue.') // 'It held.'
 */
export function quoteOf(text: string, max: number = MAX_QUOTE): string {
  const whole = text.trim();
  const end = END.exec(whole);
  const sentence = end ? whole.slice(0, end.index + end[0].length) : whole;
  const line = sentence.replace(/\s+/g, ' ').trim();
  if (line.length <= max) return line;
  let cut = '';
  // What comes behind cannot be in it, and need not be looked at.
  for (const { segment } of new Intl.Segmenter('en').segment(
    line.slice(0, 2 * max),
  )) {
    if (cut.length + segment.length > max - 1) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}
