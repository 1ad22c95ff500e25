import type {
  ActionItemStatus,
  ActionItemType,
} from '@afterword/plugin-reliability-common';
import { saysDone, saysInProgress } from './actionText';
import type { Block } from './blocks';
import type { LinkDefinitions } from './links';
import { hasWords, plainText, saysNothing } from './plainText';
import { remark } from './remark';
import type { ReadingReport } from './remarks';
import type { Ticket } from './tickets';

/** An action as the document has it. */
export interface DocumentAction {
  readonly line: number;
  /** What is to be done, in Markdown, on one line. */
  readonly lead: string;
  /** Everything that is written about it, in Markdown. */
  readonly markdown: string;
  readonly status: ActionItemStatus;
  readonly tickets: readonly Ticket[];
  readonly ownerText: string | undefined;
  readonly due: string | undefined;
  readonly itemType: ActionItemType | undefined;
  /** The heading over its group, where there is one. */
  readonly group: string | undefined;
}

/** What the readers of actions share. */
export interface ActionContext {
  readonly definitions: LinkDefinitions;
  readonly report: ReadingReport;
  readonly read: Set<number>;
  render(blocks: readonly Block[]): string;
  readonly found: DocumentAction[];
}

/** What the heading over some actions says about each of them. */
export interface ActionGroup {
  readonly itemType: ActionItemType | undefined;
  readonly group: string | undefined;
}

/** Writes an action down and marks its lines as read. Its status is what it says, unless the caller knows better. */
export function addAction(
  action: Omit<DocumentAction, 'status'> & { status?: ActionItemStatus },
  lines: readonly number[],
  context: ActionContext,
) {
  lines.forEach(line => context.read.add(line));
  context.found.push({
    ...action,
    status: action.status ?? statusOf(action),
  });
  context.report.recognised(action.line, 'action', plainText(action.lead));
}

function statusOf(
  action: Pick<DocumentAction, 'lead' | 'markdown'>,
): ActionItemStatus {
  if (saysDone(action.markdown)) return 'done';
  return saysInProgress(action.lead) ? 'inProgress' : 'candidate';
}

/** Nothing to be done ("N/A"), or a template's line that nobody filled in. */
export function isNoAction(
  markdown: string,
  line: number,
  lines: readonly number[],
  context: ActionContext,
): boolean {
  if (saysNothing(markdown)) {
    lines.forEach(number => context.read.add(number));
    if (markdown.trim() !== '') {
      context.report.left(line, 'action', markdown, remark('saysNone'));
    }
    return true;
  }
  if (hasWords(markdown)) return false;
  context.report.left(line, 'action', markdown, remark('placeholder'));
  return true;
}
