import { linkUrl } from '@afterword/plugin-reliability-common';
import { type LinkDefinitions, linksIn } from './links';
import { plainText } from './plainText';

/** A ticket, issue or pull request that a text names. */
export interface Ticket {
  /** As it is shown: the id, else the address. */
  readonly id: string;
  readonly url: string | null;
}

// The place of one thing in a tracker, whoever runs it: …/issues/12, …/pull/12, …/browse/ABC-12, …?id=12.
const TRACKER_PATH =
  /\/(?:issues?|pulls?|pull-requests?|merge_requests|browse|_workitems\/edit|work_items|workitems?|tickets?|bugs?|stories|story|tasks?|cards?|c|t)\/(?:[\w.@-]{1,80}\/){0,4}#?(?:[A-Za-z][A-Za-z0-9]{0,14}-)?\d{1,12}(?=$|[/?#])|\/(?:browse|issue|ticket)\/[A-Za-z][A-Za-z0-9]{0,14}-\d{1,9}|show_bug\.cgi\?id=\d+|\/issues\/?\?[^\s]{1,500}|linear\.app\/[\w-]{1,60}\/issue\/|trello\.com\/c\//;
const NUMBER_SIGN = /(?<![\w/&#[])#(\d{2,9})\b/g;
const KEY = /\b([A-Z][A-Z0-9]{1,9}-\d{1,7})\b/g;
// Names of standards and the like have the form of a ticket's key.
const NOT_A_KEY =
  /^(?:UTF|SHA|MD|ISO|RFC|CVE|AES|TLS|SSL|HTTP|SEV|COVID|IEC|IEEE|EN|DIN|X|GMT|UTC|IP|IPV|P|Q|H|V|T|S|US|EU|AP|PM\d{4}|INC\d{4})-/;
const TICKET_WORD =
  /\b(?:tickets?|issues?|bugs?|jira|tracked|tracking|pr|pull request|stor(?:y|ies)|task|see|ref)\b/i;

/**
 * The distinct tickets that a text names: links into a tracker, `#123`, and keys such as `OPS-12` where the words around them or
 * brackets say that they are tickets.
 *
 * @param column - the text is a cell of a column of tickets, so that any key or link in it is one
 */
export function ticketsIn(
  markdown: string,
  definitions: LinkDefinitions,
  column = false,
): Ticket[] {
  const found = new Map<string, Ticket>();
  const links = linksIn(markdown, definitions);
  let rest = markdown.slice(0, 20_000);
  for (const link of [...links].reverse()) {
    rest = `${rest.slice(0, link.start)} ${rest.slice(link.end)}`;
  }
  for (const link of links) {
    if (!linkUrl.safeParse(link.url).success) continue;
    if (TRACKER_PATH.test(link.url) || (column && /\d/.test(link.url))) {
      const id = /#?\b(?:[A-Z][A-Z0-9]{1,9}-)?\d{1,9}\b/.exec(
        plainText(link.text),
      )?.[0];
      found.set(link.url, {
        id: link.text === link.url ? link.url : id ?? link.url,
        url: link.url,
      });
    }
  }
  const linked = new Set(
    [...found.values()].map(ticket => ticket.id.replace('#', '')),
  );
  const text = plainText(rest);
  const add = (id: string) => {
    if (!linked.has(id.replace('#', ''))) found.set(id, { id, url: null });
  };
  for (const match of text.matchAll(NUMBER_SIGN)) add(`#${match[1]}`);
  for (const match of text.matchAll(KEY)) {
    const around = text.slice(Math.max(0, match.index - 24), match.index);
    const after = text.slice(match.index + match[0].length);
    const alone =
      /[([]\s{0,2}$/.test(around) ||
      match.index === 0 ||
      /^\s{0,2}[\])]?\s{0,2}[.;]?\s{0,2}$/.test(after);
    if (
      !NOT_A_KEY.test(match[1]) &&
      (column || alone || TICKET_WORD.test(around))
    ) {
      add(match[1]);
    }
  }
  if (column && found.size === 0 && /^#?\d{1,9}$/.test(text)) add(text);
  return [...found.values()].slice(0, 50);
}
