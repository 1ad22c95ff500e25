import { splitLabel } from './labels';
import { type LinkDefinitions, linksIn, type TextLink } from './links';
import { beginningOf, hasWords, plainText, shorten } from './plainText';

/** Longest title of an action item. */
export const MAX_TITLE = 300;
/** A title is not cut down to less than this. */
const MIN_TITLE = 8;

// What links to tickets are usually called; at the end of a title it says nothing.
const TICKET_LINK =
  /^(?:(?:link to )?(?:the )?(?:github |gitlab |jira )?(?:issues?|tickets?|prs?|pull requests?|links?|here|see here.{0,20}|(?:see )?issue(?: for .{1,30})? here|#?\d{1,9}|[A-Z][A-Z0-9]{1,9}-\d{1,7}|pr #?\d{1,9}))$/i;
const BEFORE_LINK =
  /(?:[\s.,;:–—-]{1,4}|^)(?:(?:tickets?|issues?|see|tracked(?: in| by)?|done|fixed|implemented|in|by)(?: raised| created| in| by| with)?[\s:]{0,3}){1,3}$/i;

// Who, by when and how far have fields of their own; at the end of a title they say it twice.
const TAILS: readonly RegExp[] = [
  /\s{1,3}(?:[-–—]\s{1,3}|\()(?:already )?(?:done|completed?|in progress|wip)\)?[.\s]{0,3}$/i,
  /[\s,;.(–—-]{1,6}(?:(?:owners?|assignees?|assigned to|responsible|dri)\s?[:=]|due\b.{0,12}\d{4}|@[a-z]).*$/i,
  /[\s,;(–—-]{1,6}by\s.{0,12}\d{4}[.)\s]{0,3}$/i,
];

/**
 * The title of an action: `**Do this**: because of that` → "Do this"; `Do this ([issue](…))` → "Do this"; else all its words, without
 * a link to its ticket at the end. Cut at 300 characters, which an ellipsis shows.
 */
export function titleOfAction(
  lead: string,
  definitions: LinkDefinitions,
): string {
  const labelled = splitLabel(lead);
  if (
    labelled?.bold === true &&
    labelled.value !== '' &&
    labelled.label.split(/\s+/).length >= 3
  ) {
    return shorten(labelled.label, MAX_TITLE);
  }
  let text = plainText(
    withoutTicketLinks(beginningOf(lead, 8_000), definitions).replace(
      /^\s{0,4}\[[ xX]\]\s/,
      '',
    ),
  );
  for (const tail of TAILS) {
    const at = tail.exec(text)?.index ?? 0;
    if (at >= MIN_TITLE) text = text.slice(0, at);
  }
  // A bracket that was opened before the cut.
  const open = text.lastIndexOf('(');
  if (open >= MIN_TITLE && open > text.lastIndexOf(')')) {
    text = text.slice(0, open);
  }
  text = text.replace(/[\s:;,–—-]{1,8}$/, '').trim();
  return shorten(
    hasWords(text) ? text : plainText(lead) || lead.trim(),
    MAX_TITLE,
  );
}

function withoutTicketLinks(
  markdown: string,
  definitions: LinkDefinitions,
): string {
  let text = markdown;
  const isTicket = (link: TextLink) =>
    link.text === link.url || TICKET_LINK.test(plainText(link.text));
  for (const link of linksIn(text, definitions).filter(isTicket).reverse()) {
    const before = /\(\s{0,3}<?$/.exec(text.slice(0, link.start));
    const after = /^>?\s{0,3}\)/.exec(text.slice(link.end));
    if (before !== null && after !== null) {
      text = `${text.slice(0, before.index).trimEnd()}${text.slice(
        link.end + after[0].length,
      )}`;
    }
  }
  for (let round = 0; round < 10; round += 1) {
    const links = linksIn(text, definitions);
    const last = links[links.length - 1];
    if (last === undefined || !isTicket(last)) return text;
    const rest = text.slice(last.end);
    const head = text.slice(0, last.start);
    const inBrackets = head.lastIndexOf('(') > head.lastIndexOf(')');
    if (!/^[>\s.,;:]*$/.test(rest) || inBrackets) return text;
    const shorter = head.replace(/<$/, '').trimEnd();
    const said = shorter.replace(BEFORE_LINK, '').trimEnd();
    if (!hasWords(said)) return text;
    text = said;
  }
  return text;
}
