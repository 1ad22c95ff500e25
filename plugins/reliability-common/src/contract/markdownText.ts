/**
 * What may lead somewhere or call somebody: addresses, with or without a scheme that a reader of Markdown knows, and names behind an `@`. A
 * colon at the end belongs to the sentence, for Markdown too.
 */
const LIVE =
  /(?:[a-z][a-z0-9+.-]*:\/\/|mailto:|xmpp:|www\.|[^\s|`]*@)(?:[^\s|`]*[^\s|`:])?/gi;

const INVISIBLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** What means something within a line. */
const MEANT = /[\\`*_[\]<>&~|$#]/g;

/** What would begin a list or a rule. */
const BEGINS = /^(?=[+\-=:])|^(\d{1,9})(?=[.)](?:\s|$))/;

/**
 * A text as one line of GitHub's Markdown that shows it and does nothing else: no HTML, no emphasis, no list, no cell of its own, and no
 * way to another page. What looks like an address becomes code, since Markdown makes a link of an address however it is written.
 *
 * @example
 * ```ts
 * plainMarkdown('*Done* <b>');             // \*Done\* \<b\>
 * plainMarkdown('see https://x.example');  // see `https://x.example`
 * ```
 *
 * @public
 */
export function plainMarkdown(text: string): string {
  const line = text.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
  let shown = '';
  let at = 0;
  for (const { 0: live, index } of line.matchAll(LIVE)) {
    shown += `${escaped(line.slice(at, index))}\`${live}\``;
    at = index + live.length;
  }
  shown += escaped(line.slice(at));
  return shown.replace(BEGINS, '$1\\');
}

function escaped(text: string): string {
  return text.replace(MEANT, '\\$&');
}
