import { createHash } from 'node:crypto';
import {
  type ActionItemRecord,
  linkUrl,
  normaliseEntityRef,
} from '@afterword/plugin-reliability-common';
import type { DocumentAction } from './actionList';
import { MAX_TITLE, titleOfAction } from './actionTitle';
import { type LinkDefinitions, linksIn, withLinksInline } from './links';
import { plainText, shorten } from './plainText';
import { remark } from './remark';
import type { ReadingReport } from './remarks';

const MAX_DESCRIPTION = 20_000;

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
    const title = titleOfAction(action.lead, context.definitions);
    if (title.endsWith('…')) {
      report.left(
        action.line,
        'action',
        title,
        remark('titleCut', { most: MAX_TITLE }),
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
        remark('ownerIsName'),
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
