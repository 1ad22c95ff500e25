import { MAX_DOCUMENT_ACTIONS } from '@afterword/plugin-reliability-common';
import { dueIn, ownerIn, typeIn } from './actionText';
import {
  type ActionContext,
  type ActionGroup,
  addAction,
  type DocumentAction,
  isNoAction,
} from './actionList';
import { readActionTable } from './actionTables';
import {
  itemsOfParagraph,
  leadOf,
  linesOf,
  type ListItem,
  type ParagraphBlock,
} from './blocks';
import { type Part, partsOf, roleIn } from './part';
import { plainText } from './plainText';
import { remark } from './remark';
import { ticketsIn } from './tickets';

/** Finds the actions in the parts that hold them. Their lines are marked as read; what is none of them stays as text. */
export function collectActions(
  root: Part,
  context: Omit<ActionContext, 'found'>,
): DocumentAction[] {
  const found: DocumentAction[] = [];
  const inner: ActionContext = { ...context, found };
  for (const part of partsOf(root)) {
    if (roleIn(part) !== 'actions' || part.style === 'moment') continue;
    const isGroup =
      part.parent !== undefined && roleIn(part.parent) === 'actions';
    const under: ActionGroup = {
      itemType: isGroup ? typeIn(part.title) : undefined,
      group: isGroup ? part.title : undefined,
    };
    const lists = part.blocks.some(
      block => block.kind === 'list' || block.kind === 'table',
    );
    for (const block of part.blocks) {
      if (block.kind === 'list') {
        for (const item of block.items) readItem(item, under, inner);
      } else if (block.kind === 'table') readActionTable(block, under, inner);
      else if (
        block.kind === 'paragraph' &&
        !lists &&
        part.children.length === 0
      ) {
        readParagraph(block, under, inner);
      }
    }
  }
  if (found.length > MAX_DOCUMENT_ACTIONS) {
    context.report.left(
      found[MAX_DOCUMENT_ACTIONS].line,
      'action',
      found[MAX_DOCUMENT_ACTIONS].lead,
      remark('tooManyActions', { most: MAX_DOCUMENT_ACTIONS }),
    );
  }
  return found.slice(0, MAX_DOCUMENT_ACTIONS);
}

function readItem(item: ListItem, under: ActionGroup, context: ActionContext) {
  const lead = leadOf(item);
  const text = lead?.rows.join(' ') ?? '';
  if (lead === undefined) {
    // A bullet with nothing but a list under it.
    for (const block of item.blocks) {
      if (block.kind === 'list')
        block.items.forEach(child => readItem(child, under, context));
    }
    return;
  }
  const lines = linesOf(item);
  if (item.blocks.length === 1 && isNoAction(text, item.line, lines, context))
    return;
  const markdown = context.render(item.blocks);
  // What a bullet below says about another ticket is its own matter, unless the action names none.
  const tickets = ticketsIn(text, context.definitions);
  addAction(
    {
      line: item.line,
      lead: text,
      markdown,
      tickets:
        tickets.length > 0 ? tickets : ticketsIn(markdown, context.definitions),
      ...(item.checked === true ? { status: 'done' as const } : {}),
      ownerText: ownerIn(text) ?? ownerIn(markdown),
      due: dueIn(markdown),
      ...under,
    },
    lines,
    context,
  );
}

// A paragraph that tells of something rather than asking for it.
const TELLS =
  /^(?:the|this|these|those|that|it|there|perhaps|maybe|in|during|as|our|list|things|for|here|below|above|some|many|most|all|both|an?|no|what|see|please|add these|every)\b|^we (?!need|should|must|will|want|could|plan|have to|are going)/i;

function readParagraph(
  block: ParagraphBlock,
  under: ActionGroup,
  context: ActionContext,
) {
  const items = itemsOfParagraph(block);
  for (const { line, text } of items) {
    readParagraph(
      { ...block, rows: [text], line, endLine: line },
      under,
      context,
    );
  }
  if (items.length > 0) return;
  const markdown = block.rows.join(' ');
  const lines = linesOf(block);
  if (
    markdown.trim() === '' ||
    isNoAction(markdown, block.line, lines, context)
  )
    return;
  const tickets = ticketsIn(markdown, context.definitions);
  const text = plainText(markdown);
  if (TELLS.test(text) && tickets.length === 0) {
    context.report.left(block.line, 'action', text, remark('asksForNothing'));
    return;
  }
  addAction(
    {
      line: block.line,
      lead: markdown,
      markdown,
      tickets,
      ownerText: ownerIn(markdown),
      due: dueIn(markdown),
      ...under,
    },
    lines,
    context,
  );
}
