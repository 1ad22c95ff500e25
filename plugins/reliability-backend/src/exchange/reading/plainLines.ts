import { type LinkDefinitions, linksIn, withLinksInline } from './links';
import { beginningOf, withoutMarks } from './plainText';

/** Longest stretch of a line that marks are taken out of. */
const LOOK = 8_000;
/** Stands for what must keep its stars and underscores while those of the words around it go. */
const KEPT = '\uE000';
const NO_DEFINITIONS: LinkDefinitions = new Map();

/**
 * Markdown → the text that a field without Markdown shows: its lines and list marks stay, emphasis, code ticks, fences and the marks
 * of headings go. The address of a link stands in brackets behind its words, so that nothing of it is lost.
 */
export function plainLines(
  markdown: string,
  definitions: LinkDefinitions,
): string {
  let fence: string | undefined;
  return withLinksInline(markdown, definitions)
    .split('\n')
    .flatMap(line => {
      const [, mark, info] = /^\s{0,40}(`{3,}|~{3,})([^`]*)$/.exec(line) ?? [];
      if (mark !== undefined && fence === undefined) {
        fence = mark;
        return info.trim() === '' ? [] : [info.trim()];
      }
      if (mark?.startsWith(fence ?? ' ') && info.trim() === '') {
        fence = undefined;
        return [];
      }
      if (fence !== undefined) return [line];
      const head = beginningOf(line.trimEnd(), LOOK);
      return [`${plainLine(head)}${line.trimEnd().slice(head.length)}`];
    })
    .join('\n')
    .trim();
}

function plainLine(line: string): string {
  if (line.includes(KEPT)) return line;
  const kept: string[] = [];
  const keep = (text: string) => {
    kept.push(text);
    return KEPT;
  };
  const words = withAddresses(line)
    .map(({ text, isAddress }) =>
      isAddress
        ? keep(text)
        : text.replace(/`([^`]{1,400})`/g, (_, code: string) => keep(code)),
    )
    .join('');
  let next = 0;
  return withoutMarks(
    words
      .replace(new RegExp(`<${KEPT}>`, 'g'), KEPT)
      .replace(/^\s{0,3}#{1,6}\s{1,8}/, '')
      .replace(/<br\s?\/?>/gi, '\n')
      .replace(/\\$/, ''),
  ).replace(new RegExp(KEPT, 'g'), () => kept[next++] ?? '');
}

/** A line in pieces: its words, and the addresses that stand in it. */
function withAddresses(
  line: string,
): readonly { readonly text: string; readonly isAddress: boolean }[] {
  let end = 0;
  const pieces = linksIn(line, NO_DEFINITIONS).flatMap(link => {
    const before = line.slice(end, link.start);
    // Within angle brackets a mark at the end belongs to the address.
    const tail = before.endsWith('<')
      ? /^[.,;:!?*_~]{1,8}(?=>)/.exec(line.slice(link.end, link.end + 9))?.[0]
      : undefined;
    end = link.end + (tail?.length ?? 0);
    const inline = /^\[[^\]]*\]\(\s*(.*?)\s*\)$/.exec(
      line.slice(link.start, link.end),
    );
    const address = { text: `${link.url}${tail ?? ''}`, isAddress: true };
    if (inline === null) return [{ text: before, isAddress: false }, address];
    const words = { text: before.replace(/!$/, ''), isAddress: false };
    if (link.text === link.url || link.text.trim() === '') {
      return [words, address];
    }
    return [
      words,
      { text: `${link.text} `, isAddress: false },
      { text: `(${inline[1]})`, isAddress: true },
    ];
  });
  return [...pieces, { text: line.slice(end), isAddress: false }];
}
