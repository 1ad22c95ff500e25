import { createHash } from 'node:crypto';
import {
  type ActionItemRecord,
  linkUrl,
  normaliseEntityRef,
} from '@afterword/plugin-reliability-common';
import type { DocumentAction } from './actionList';
import { splitLabel } from './labels';
import { type LinkDefinitions, linksIn, withLinksInline } from './links';
import { hasWords, plainText, shorten } from './plainText';
import type { ReadingReport } from './remarks';

const MAX_TITLE = 300;
const MAX_DESCRIPTION = 20_000;

// What links to tickets are usually called; as part of a title it says nothing.
const TICKET_LINK =
  /^(?:(?:link to )?(?:the )?(?:github |gitlab |jira )?(?:issues?|tickets?|prs?|pull requests?|links?|here|see here.{0,20}|(?:see )?issue(?: for .{1,30})? here|#?\d{1,9}|[A-Z][A-Z0-9]{1,9}-\d{1,7}|pr #?\d{1,9}))$/i;

/** Actions of a document → records. An item keeps its identity while its words stay the same, wherever it stands. */
export function actionRecords(
  actions: readonly DocumentAction[],
  context: {
    readonly source: string;
    readonly externalId: string;
    readonly incident: boolean;
    readonly entity: string | undefined;
    readonly definitions: LinkDefinitions;
    readonly report: ReadingReport;
  },
): ActionItemRecord[] {
  const { source, externalId, report } = context;
  const seen = new Map<string, number>();
  const document =
    externalId.length <= 270
      ? externalId
      : `${shorten(externalId, 258)}${digest(externalId)}`;
  return actions.map(action => {
    const title = titleIn(action.lead, context.definitions);
    if (title.endsWith('…')) {
      report.left(
        action.line,
        'action',
        title,
        `The title was cut at ${MAX_TITLE} characters; the description has all of it.`,
      );
    }
    const hash = digest(title.toLowerCase());
    const nth = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, nth);
    const description = withLinksInline(action.markdown, context.definitions);
    const trackerUrl = action.tickets.find(
      ({ url }) => url !== null && linkUrl.safeParse(url).success,
    )?.url;
    const owner =
      action.ownerText === undefined ? undefined : ownerRef(action.ownerText);
    if (action.ownerText !== undefined && owner === undefined) {
      report.left(
        action.line,
        'action.owner',
        action.ownerText,
        'A name, no reference to a catalog group or user; choose the owner yourself.',
      );
    }
    const record: ActionItemRecord = {
      type: 'actionItem',
      source,
      externalId: `${document}#${hash}${nth === 1 ? '' : `-${nth}`}`,
      title,
      postmortem: { source, externalId },
      status: action.status,
      ...(context.incident ? { incident: { source, externalId } } : {}),
      ...(context.entity === undefined ? {} : { entity: context.entity }),
      ...(saysNoMore(description, title, action, context.definitions)
        ? {}
        : { description: shorten(description, MAX_DESCRIPTION) }),
      ...(action.due === undefined ? {} : { due: action.due }),
      ...(action.itemType === undefined ? {} : { itemType: action.itemType }),
      ...(trackerUrl === undefined || trackerUrl === null
        ? {}
        : { trackerUrl }),
      ...(owner === undefined ? {} : { owner }),
      ...(action.ownerText === undefined
        ? {}
        : { ownerText: shorten(action.ownerText, 200) }),
      ...(action.group === undefined
        ? {}
        : { group: shorten(action.group, 200) }),
      ...(action.tickets.length === 0 ? {} : { tickets: action.tickets }),
    };
    return record;
  });
}

/** The title has all the words, and the tickets all the links. */
function saysNoMore(
  description: string,
  title: string,
  { tickets }: DocumentAction,
  definitions: LinkDefinitions,
): boolean {
  return (
    plainText(description) === title &&
    linksIn(description, definitions).every(link =>
      tickets.some(ticket => ticket.url === link.url),
    )
  );
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}

/** Only a group or a user can own; a name is no reference. */
function ownerRef(text: string): string | undefined {
  if (!/^(?:group|user):/i.test(text)) return undefined;
  return normaliseEntityRef(text);
}

/** `**Do this**: because of that` → "Do this"; `Do this ([issue](…))` → "Do this". */
function titleIn(lead: string, definitions: LinkDefinitions): string {
  const labelled = splitLabel(lead);
  if (
    labelled?.bold === true &&
    labelled.value !== '' &&
    labelled.label.split(/\s+/).length >= 3
  ) {
    return shorten(labelled.label, MAX_TITLE);
  }
  let text = lead.slice(0, 20_000);
  for (const link of linksIn(text, definitions).reverse()) {
    const words = plainText(link.text);
    if (TICKET_LINK.test(words) || link.text === link.url) {
      text = text.slice(0, link.start) + text.slice(link.end);
    }
  }
  text = plainText(
    text
      .replace(/\(\s{0,4}[,;]?\s{0,4}\)/g, ' ')
      .replace(/<\s{0,2}>/g, ' ')
      .replace(/^\s{0,4}\[[ xX]\]\s/, ''),
  )
    .replace(/\s+([.,;:])/g, '$1')
    // Who, when and how far have fields of their own.
    .replace(
      /(?<=\S.{7,2000})\s{1,3}(?:[-–—]\s{1,3}|\()(?:already )?(?:done|completed?|in progress|wip)\)?[.\s]{0,3}$/i,
      '',
    )
    .replace(
      /(?<=\S.{7,2000})[\s,;.(–—-]{1,6}(?:(?:owners?|assignees?|assigned to|responsible|dri)\s?[:=]|due\b.{0,12}\d{4}).*$/i,
      '',
    )
    .replace(
      /(?:[\s:;,–—-]|\b(?:tickets?|ticker|issues?|see|tracked (?:in|by))\b(?: raised)?){1,6}[.\s]*$/i,
      '',
    )
    .trim();
  return shorten(
    hasWords(text) ? text : plainText(lead) || lead.trim(),
    MAX_TITLE,
  );
}
