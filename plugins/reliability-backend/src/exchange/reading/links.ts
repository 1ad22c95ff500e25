/** Link definitions of a document (`[issue]: https://…`), by their label in lower case. */
export type LinkDefinitions = ReadonlyMap<string, string>;

/** A link in a text. */
export interface TextLink {
  readonly url: string;
  /** What the reader sees; the address itself for a bare one. */
  readonly text: string;
  /** The stretch of the text that the link takes up. */
  readonly start: number;
  readonly end: number;
}

const DEFINITION = /^ {0,3}\[([^[\]]{1,200})\]:[ \t]{0,8}<?([^\s<>]{1,2000})>?/;
const MAX_DEFINITIONS = 2_000;
const LOOK = 20_000;

/** Collects the link definitions of the document. */
export function definitionsIn(lines: readonly string[]): LinkDefinitions {
  const found = new Map<string, string>();
  for (const line of lines) {
    const match = line.includes(']:')
      ? DEFINITION.exec(line.slice(0, 4_000))
      : null;
    if (match !== null && found.size < MAX_DEFINITIONS) {
      const label = match[1].toLowerCase();
      if (!found.has(label)) found.set(label, match[2]);
    }
  }
  return found;
}

const INLINE =
  /\[([^[\]\n]{0,300})\]\(\s{0,4}<?([^()\s<>]{1,2000}(?:\([^()\s<>]{0,200}\)[^()\s<>]{0,500}){0,4})>?(?:\s{1,4}"[^"\n]{0,200}")?\s{0,4}\)/g;
const REFERENCE = /\[([^[\]\n]{1,300})\](?:\[([^[\]\n]{0,200})\])?/g;
const BARE =
  /https?:\/\/[^\s<>()[\]"'`]{1,2000}(?:\([^\s<>()[\]"'`]{0,200}\)[^\s<>()[\]"'`]{0,500}){0,2}/g;

/** The links in a text, in its order: inline, by reference, and bare addresses. */
export function linksIn(
  markdown: string,
  definitions: LinkDefinitions,
): TextLink[] {
  const text = markdown.slice(0, LOOK);
  const links: TextLink[] = [];
  const taken = (start: number, end: number) =>
    links.some(link => start < link.end && end > link.start);
  const add = (url: string, words: string, start: number, end: number) => {
    if (!taken(start, end) && links.length < 200) {
      links.push({ url, text: words, start, end });
    }
  };
  for (const match of text.matchAll(INLINE)) {
    add(match[2], match[1], match.index, match.index + match[0].length);
  }
  if (definitions.size > 0) {
    for (const match of text.matchAll(REFERENCE)) {
      const url = definitions.get((match[2] || match[1]).toLowerCase());
      if (url !== undefined) {
        add(url, match[1], match.index, match.index + match[0].length);
      }
    }
  }
  for (const match of text.matchAll(BARE)) {
    const url = match[0].replace(/[.,;:!?*_~]{1,8}$/, '');
    add(url, url, match.index, match.index + url.length);
  }
  return links.sort((a, b) => a.start - b.start);
}

/** `[issue][alerting]` → `[issue](https://…)`, so that a piece of the document keeps its links without its end. */
export function withLinksInline(
  markdown: string,
  definitions: LinkDefinitions,
): string {
  if (definitions.size === 0) return markdown;
  return markdown.replace(
    /(?<![\]\w!\\])\[([^[\]\n]{1,300})\](?:\[([^[\]\n]{0,200})\])?(?![(:[\]])/g,
    (written, words: string, label: string | undefined) => {
      const url = definitions.get((label || words).toLowerCase());
      return url === undefined ? written : `[${words}](${url})`;
    },
  );
}
