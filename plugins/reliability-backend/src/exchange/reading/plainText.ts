/** Longest stretch of a line that is looked at for links, labels and the like; beyond it nothing is recognised. */
const LOOK = 8_000;

/** The beginning of a text, not ending in half a character. */
export function beginningOf(text: string, max: number): string {
  if (text.length <= max) return text;
  return text.slice(
    0,
    /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) ? max - 1 : max,
  );
}

/** Cuts text to `max` UTF-16 units without tearing a character in two; an ellipsis marks the cut. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${beginningOf(text, max - 1)}…`;
}

// Twice over what it finds takes emphasis within emphasis away; a lone star is a star.
const EMPHASIS = /(\*{1,3})(?=[^\s*])([^*]{0,400}[^\s*])\1/g;

/** Takes the marks out of words: emphasis, code ticks, escapes. */
export function withoutMarks(words: string): string {
  return (
    words
      .replace(/`/g, '')
      .replace(EMPHASIS, '$2')
      .replace(EMPHASIS, '$2')
      // An underscore within a word belongs to the word.
      .replace(/(^|[^\p{L}\p{N}_])_{1,3}(?=\S)/gu, '$1')
      .replace(/_{1,3}(?=$|[^\p{L}\p{N}_])/gu, '')
      .replace(/~~/g, '')
      .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
      .replace(/&amp;/g, '&')
  );
}

/** Markdown on one line → the words in it: no emphasis, no link targets, no code ticks, single blanks. */
export function plainText(markdown: string): string {
  return withoutMarks(
    beginningOf(markdown, LOOK)
      .replace(/!\[([^\]\n]{0,300})\]\([^()\s]{0,2000}\)/g, '$1')
      .replace(/\[([^[\]\n]{1,300})\]\([^()\s]{0,2000}\)/g, '$1')
      .replace(/\[([^[\]\n]{1,300})\]\[[^[\]\n]{0,200}\]/g, '$1')
      .replace(/<(https?:\/\/[^<>\s]{1,2000})>/g, '$1'),
  )
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether anything is left that a person could read: a letter or a digit outside placeholders of a template. */
export function hasWords(markdown: string): boolean {
  return /[\p{L}\p{N}]/u.test(withoutPlaceholders(plainText(markdown)));
}

/** Takes out what templates leave to be filled in: `{{ … }}`, `<…>`, `[link to …]`, `YYYY-MM-DD`. */
export function withoutPlaceholders(text: string): string {
  return text
    .replace(/\{\{[^{}]{0,200}\}\}/g, ' ')
    .replace(/<%[^%]{0,500}%>/g, ' ')
    .replace(/<[a-z][^<>:/]{0,80}>/gi, ' ')
    .replace(
      /\[(?:link|url|insert|add|your|name|date|todo)\b[^[\]]{0,80}\]/gi,
      ' ',
    )
    .replace(/\b(?:tbd|tba|yyyy-mm-dd|hh:mm)\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether the words say that there is nothing: `N/A`, `none`, `-`. */
export function saysNothing(text: string): boolean {
  return /^(?:n\s?\/\s?a|none(?: required| needed| so far)?|nil|nothing(?: to do)?|no (?:further |follow-?up )?(?:actions?(?: items?)?|follow-?ups?)(?: (?:are |is |were )?(?:required|needed|planned))?|not applicable|not available|tbd|tba|unknown|[-–—.?…]*)[.!]?$/i.test(
    plainText(text),
  );
}
