import {
  type Block,
  type ListItem,
  leadOf,
  type ParagraphBlock,
} from './blocks';
import { readDuration } from './durations';
import { type LabelledText, splitLabel } from './labels';
import { type MomentOptions, splitMoment } from './moments';
import { newPart, type Part, roleIn } from './part';
import { LIST_ROLES, roleOf } from './roles';
import {
  isPlainDuration,
  statedDurationOf,
  timePointOf,
} from './timePointLabels';

/** Deeper than any heading: a heading closes every label. */
export const LABEL_DEPTH = 50;

/** The part that a label opens. */
export function labelPart(
  labelled: LabelledText,
  line: number,
  depth: number,
  parent: Part,
): Part {
  return newPart(
    labelled.label,
    labelled.label,
    line,
    'label',
    depth,
    roleOf(labelled.label)?.role,
    parent,
  );
}

/** Whether a label opens a part: a role's words and nothing else, and a value that is text rather than a figure or a moment. */
function opensPart(
  labelled: LabelledText,
  nested: boolean,
  inside: Part,
  moments: MomentOptions,
): boolean {
  const inRole = roleIn(inside);
  if (inRole !== undefined && LIST_ROLES.has(inRole)) return false;
  const reading = roleOf(labelled.label);
  if (reading === undefined || !reading.whole) return false;
  if (reading.role === inRole) return false;
  if (!labelled.bold && (nested || inside.style === 'label')) return false;
  if (!labelled.bold && labelled.label.split(/\s+/).length > 4) return false;
  const { label, value } = labelled;
  if (statedDurationOf(label) !== undefined || isPlainDuration(label))
    return false;
  const aside = reading.role === 'status' || reading.role === 'people';
  if (aside && !labelled.bold) return false;
  if (value === '') return true;
  if (aside) return true;
  const moment = splitMoment(value, moments);
  if (timePointOf(label) !== undefined && moment !== undefined) return false;
  return readDuration(value).kind !== 'duration';
}

type ListPiece =
  | Part
  | {
      readonly line: number;
      readonly endLine: number;
      readonly items: readonly ListItem[];
    };

/** Takes labelled items out of a list and makes parts of them; the rest stays together as lists. */
export function splitList(
  items: readonly ListItem[],
  inside: Part,
  moments: MomentOptions,
  level: number,
): ListPiece[] {
  const pieces: ListPiece[] = [];
  let kept: ListItem[] = [];
  const keep = () => {
    if (kept.length > 0) {
      pieces.push({
        line: kept[0].line,
        endLine: kept[kept.length - 1].endLine,
        items: kept,
      });
    }
    kept = [];
  };
  for (const item of items) {
    const lead = leadOf(item);
    const labelled =
      lead === undefined ? undefined : splitLabel(lead.rows.join('\n'));
    if (
      lead === undefined ||
      labelled === undefined ||
      !opensPart(labelled, level > 0, inside, moments)
    ) {
      const { rest, parts } = withoutNestedParts(item, inside, moments, level);
      kept.push(rest);
      if (parts.length > 0) {
        keep();
        pieces.push(...parts);
      }
      continue;
    }
    keep();
    const made = labelPart(
      labelled,
      item.line,
      LABEL_DEPTH + 1 + level,
      inside,
    );
    made.blocks.push(withoutLabel(lead, labelled));
    fill(made, item.blocks.slice(1), moments, level + 1);
    pieces.push(made);
  }
  keep();
  return pieces;
}

/** A label nested by a slip of indentation (a bold "Resolution" under the last bullet of "Context") is still one. */
function withoutNestedParts(
  item: ListItem,
  inside: Part,
  moments: MomentOptions,
  level: number,
): { rest: ListItem; parts: Part[] } {
  if (level > 4) return { rest: item, parts: [] };
  const parts: Part[] = [];
  const blocks = item.blocks.flatMap((block): Block[] => {
    if (block.kind !== 'list') return [block];
    return splitList(block.items, inside, moments, level + 1).flatMap(piece => {
      if ('title' in piece) {
        parts.push(piece);
        return [];
      }
      return [{ ...block, ...piece }];
    });
  });
  if (parts.length === 0) return { rest: item, parts };
  const endLine = Math.max(item.line, ...blocks.map(block => block.endLine));
  return { rest: { ...item, blocks, endLine }, parts };
}

function fill(
  made: Part,
  blocks: readonly Block[],
  moments: MomentOptions,
  level: number,
) {
  for (const block of blocks) {
    if (block.kind !== 'list') {
      made.blocks.push(block);
      continue;
    }
    for (const piece of splitList(block.items, made, moments, level)) {
      if ('title' in piece) made.children.push(piece);
      else made.blocks.push({ ...block, ...piece });
    }
  }
}

function withoutLabel(
  lead: ParagraphBlock,
  labelled: LabelledText,
): ParagraphBlock {
  const [first = '', ...rest] = labelled.value.split('\n');
  // The label may have taken the whole first line, and then the value begins on the next.
  const missing = lead.rows.length - 1 - rest.length;
  const rows = missing > 0 ? ['', first, ...rest] : [first, ...rest];
  return { ...lead, rows };
}

/** Cuts a paragraph where a line begins with a label: `**Status:** …` and `**Owner:** …` often stand in one. */
export function splitParagraph(
  block: ParagraphBlock,
  inside: Part,
  moments: MomentOptions,
): { label?: LabelledText; block: ParagraphBlock }[] {
  const pieces: { label?: LabelledText; rows: string[]; line: number }[] = [];
  // Labels after one another belong to the heading above them, not to each other.
  const heading =
    inside.depth >= LABEL_DEPTH && inside.parent !== undefined
      ? inside.parent
      : inside;
  block.rows.forEach((row, index) => {
    const labelled = splitLabel(row);
    if (
      labelled !== undefined &&
      opensPart(labelled, false, heading, moments)
    ) {
      pieces.push({
        label: labelled,
        rows: [labelled.value],
        line: block.line + index,
      });
    } else if (pieces.length === 0) {
      pieces.push({ rows: [row], line: block.line + index });
    } else pieces[pieces.length - 1].rows.push(row);
  });
  return pieces.map(({ label, rows, line }) => ({
    ...(label === undefined ? {} : { label }),
    block: { ...block, rows, line, endLine: line + rows.length - 1 },
  }));
}
