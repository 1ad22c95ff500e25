import {
  type Block,
  leadOf,
  linesOf,
  type ListBlock,
  type ListItem,
} from './blocks';
import { type MomentOptions, splitMoment, type WrittenMoment } from './moments';
import { type Part, partsOf, roleIn } from './part';
import { plainText } from './plainText';
import {
  timelineTable,
  timelineTableElsewhere,
  type TimelineRow,
} from './timelineTables';
import { readZoneStatement } from './zones';

/**
 * Collects the rows of the timeline: from its part, whatever form it has (table, list, paragraphs, headings), and outside of it from
 * tables with a time and an event, lists of clock times, and headings that are moments.
 */
export function collectTimelineRows(
  root: Part,
  moments: MomentOptions,
): TimelineRow[] {
  const parts = partsOf(root);
  const momentParts = parts.filter(
    part => part.style === 'moment' && roleIn(part) !== 'actions',
  );
  const byHeadings =
    momentParts.length >= 2 ||
    momentParts.some(part => roleIn(part) === 'timeline');
  return parts.flatMap(part => {
    const role = roleIn(part);
    if (part.style === 'moment') {
      return byHeadings && momentParts.includes(part)
        ? headingRows(part, moments)
        : [];
    }
    if (role === 'actions' || role === 'keyEvents' || role === 'stats')
      return [];
    // What stands under a heading that is a moment belongs to that entry.
    if (byHeadings && hasMomentAbove(part)) return [];
    if (role === 'timeline') {
      const rows = part.blocks.flatMap(block => rowsIn(block, moments));
      return rows.length > 0
        ? rows
        : part.blocks.flatMap(block => codeRows(block, moments));
    }
    return part.blocks.flatMap(block => {
      if (block.kind === 'table') return timelineTableElsewhere(block, moments);
      if (block.kind === 'list') return elsewhereList(block, moments);
      return [];
    });
  });
}

function hasMomentAbove(part: Part): boolean {
  return (
    part.parent !== undefined &&
    (part.parent.style === 'moment' || hasMomentAbove(part.parent))
  );
}

function headingRows(part: Part, moments: MomentOptions): TimelineRow[] {
  const split = splitMoment(part.markdown, moments);
  if (split === undefined || part.line === null) return [];
  const bodies = [
    part,
    ...part.children.filter(child => child.style !== 'moment'),
  ];
  const own = part.blocks;
  const inner =
    split.moment.time === null
      ? own.flatMap(block => rowsIn(block, moments))
      : [];
  const day = split.moment.time === null && split.moment.problem === null;
  const timed = inner.some(row => row.kind === 'entry' && row.moment?.time);
  const overEntries =
    timed ||
    part.children.some(child => child.style === 'moment' && own.length === 0);
  if (day && overEntries && split.rest === '') {
    return [
      {
        kind: 'day',
        line: part.line,
        moment: split.moment,
        lines: [part.line],
      },
      ...inner,
    ];
  }
  const details = bodies.flatMap(body => body.blocks);
  return [
    {
      kind: 'entry',
      line: part.line,
      moment: split.moment,
      text: split.rest,
      details,
      lines: [
        part.line,
        ...bodies
          .slice(1)
          .flatMap(body => (body.line === null ? [] : [body.line])),
        ...details.flatMap(linesOf),
      ],
    },
  ];
}

/** Rows of a block that is known to belong to a timeline. */
function rowsIn(block: Block, moments: MomentOptions): TimelineRow[] {
  switch (block.kind) {
    case 'table':
      return timelineTable(block, moments) ?? [];
    case 'list':
      return listRows(block, { ...moments, sentence: true });
    case 'paragraph':
      return paragraphRows(block.rows, block.line, {
        ...moments,
        sentence: true,
      });
    case 'quote':
      return block.blocks.flatMap(child => rowsIn(child, moments));
    default:
      return [];
  }
}

/** A timeline that was pasted as code. Beside other entries code is what they show, such as a log. */
function codeRows(block: Block, moments: MomentOptions): TimelineRow[] {
  if (block.kind !== 'code') return [];
  const [first] = block.rows;
  const found = paragraphRows(
    block.rows.map(row => row.text),
    first?.line ?? block.line,
    moments,
  );
  const whole = found.length * 2 > block.rows.length;
  return whole
    ? found.map((row, index) =>
        index > 0
          ? row
          : { ...row, lines: [block.line, block.endLine, ...row.lines] },
      )
    : [];
}

function dayOver(text: string, moment: WrittenMoment): boolean {
  return (
    moment.time === null &&
    moment.date !== null &&
    moment.problem === null &&
    (text === '' ||
      readZoneStatement(plainText(text), 'sentence') !== undefined)
  );
}

function paragraphRows(
  rows: readonly string[],
  firstLine: number,
  moments: MomentOptions,
): TimelineRow[] {
  const found: TimelineRow[] = [];
  rows.forEach((row, index) => {
    const line = firstLine + index;
    const text = row.replace(/(?:\\|<br\s?\/?>)$/i, '').trim();
    const split = splitMoment(text, moments);
    if (split !== undefined) {
      found.push(
        dayOver(split.rest, split.moment)
          ? { kind: 'day', line, moment: split.moment, lines: [line] }
          : {
              kind: 'entry',
              line,
              ...split,
              text: split.rest,
              details: [],
              lines: [line],
            },
      );
      return;
    }
    const last = found[found.length - 1];
    if (last?.kind === 'entry' && text !== '') {
      found[found.length - 1] = {
        ...last,
        text: `${last.text} ${text}`.trim(),
        lines: [...last.lines, line],
      };
    }
  });
  return found;
}

function listRows(list: ListBlock, moments: MomentOptions): TimelineRow[] {
  return list.items.flatMap(item => itemRows(item, moments));
}

function itemRows(item: ListItem, moments: MomentOptions): TimelineRow[] {
  const lead = leadOf(item);
  const nested = item.blocks.slice(lead === undefined ? 0 : 1);
  if (lead === undefined) {
    return nested.flatMap(block => rowsIn(block, moments));
  }
  const split = splitMoment(lead.rows.join(' '), moments);
  if (split === undefined) {
    return nested.flatMap(block =>
      block.kind === 'list' ? listRows(block, moments) : [],
    );
  }
  const inner = nested.flatMap(block =>
    block.kind === 'list' ? listRows(block, moments) : [],
  );
  const timed = inner.some(row => row.kind === 'entry' && row.moment?.time);
  if (timed && split.moment.time === null && split.rest === '') {
    return [
      {
        kind: 'day',
        line: item.line,
        moment: split.moment,
        lines: linesOf(lead),
      },
      ...inner,
    ];
  }
  return [
    {
      kind: 'entry',
      line: item.line,
      moment: split.moment,
      text: split.rest,
      details: nested,
      lines: linesOf(item),
    },
  ];
}

/** Outside the timeline a list is one when most of its items begin with a time of day. */
function elsewhereList(list: ListBlock, moments: MomentOptions): TimelineRow[] {
  const rows = listRows(list, moments);
  const timed = list.items.filter(item => {
    const lead = leadOf(item);
    return (
      lead !== undefined &&
      splitMoment(lead.rows[0] ?? '', moments)?.moment.time
    );
  });
  return timed.length >= 2 && timed.length * 2 > list.items.length ? rows : [];
}
