/** Characters of a text that a result shows, where the engine marks nothing in it. */
const LENGTH = 240;

/** What stands for marks of Markdown at the beginning of a line. */
const LINE_MARKS = /^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,3}[.)])[ \t]+/gm;
const LINKS = /!?\[([^\]\n]{0,200})\]\([^)\s]{0,2000}\)/g;
const EMPHASIS = /\*\*|__|~~|`/g;

/** Markdown → one line of words. */
export function plainWords(markdown: string): string {
  return markdown
    .replace(LINE_MARKS, '')
    .replace(LINKS, '$1')
    .replace(EMPHASIS, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** How a text begins, in words, cut between two of them. */
export function excerptOf(markdown: string): string {
  // Cut before anything is taken out, since a text may be a hundred thousand characters long.
  const words = plainWords(markdown.slice(0, LENGTH * 4));
  if (words.length <= LENGTH) return words;
  const cut = words.lastIndexOf(' ', LENGTH);
  return `${words.slice(0, cut > 0 ? cut : LENGTH)} …`;
}

/** Characters of a marked text that stand before its first mark, and in all. */
const BEFORE = 80;
const MARKED_LENGTH = LENGTH * 3;

/** A text in which an engine has marked what was searched for, from shortly before the first mark on; no mark is cut. */
export function excerptAround(
  markdown: string,
  { preTag, postTag }: { readonly preTag: string; readonly postTag: string },
): string {
  const first = markdown.indexOf(preTag);
  const space = markdown.indexOf(' ', Math.max(0, first - BEFORE));
  const start = first > BEFORE ? Math.min(space + 1, first) : 0;
  const cut = markdown.slice(start, start + MARKED_LENGTH);
  const opened = cut.lastIndexOf(preTag);
  const marks = opened > cut.lastIndexOf(postTag) ? cut.slice(0, opened) : cut;
  // Nor half a tag.
  const half = marks.lastIndexOf('<');
  const whole = half > marks.lastIndexOf('>') ? marks.slice(0, half) : marks;
  return `${start > 0 ? '… ' : ''}${plainWords(whole)}`;
}
