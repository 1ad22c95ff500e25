import { type Block, leadOf, linesOf } from './blocks';
import { splitLabel } from './labels';
import {
  readMomentAt,
  type MomentOptions,
  type WrittenMoment,
} from './moments';
import { type Part, partsOf, roleIn } from './part';
import { beginningOf, plainText } from './plainText';
import type { FrontMatterEntry } from './documentSource';
import type { Role } from './roles';
import { pairsOf } from './tables';

/** Something that the document states by name: `Severity: 2`, `First detected 2020-08-07 15:51`, a row of a form. */
export interface Fact {
  readonly label: string;
  /** Plain text. */
  readonly value: string;
  /** As written, with its Markdown. */
  readonly markdown: string;
  readonly line: number;
  /** The lines that it stands on; read ones are not repeated in the sections. */
  readonly lines: readonly number[];
  /** Role of the part that it stands in. */
  readonly role: Role | undefined;
  /** The moment that the value begins with. */
  readonly moment:
    | { readonly moment: WrittenMoment; readonly rest: string }
    | undefined;
  /** The label was told by its place or a colon, not only by what it says. */
  readonly labelled: boolean;
}

const NOT_HERE: ReadonlySet<Role> = new Set<Role>([
  'actions',
  'factors',
  'timeline',
  'lessons',
  'wentWell',
  'wentWrong',
  'conclusions',
]);
const MAX_VALUE = 400;

/** Everything that the document states by name, in its order, outside lists of actions, factors and lessons. */
export function collectFacts(
  root: Part,
  frontMatter: readonly FrontMatterEntry[],
  moments: MomentOptions,
): Fact[] {
  const facts: Fact[] = frontMatter.map(({ key, value, line }) =>
    fact(key, value, line, [line], undefined, true, moments),
  );
  for (const part of partsOf(root)) {
    const role = roleIn(part);
    if (part.style === 'moment' || (role !== undefined && NOT_HERE.has(role))) {
      continue;
    }
    const own = ownFact(part, role, moments);
    if (own !== undefined) facts.push(own);
    for (const block of part.blocks) {
      facts.push(...factsIn(block, role, moments));
    }
  }
  return facts;
}

function fact(
  label: string,
  markdown: string,
  line: number,
  lines: readonly number[],
  role: Role | undefined,
  labelled: boolean,
  moments: MomentOptions,
): Fact {
  const value = plainText(beginningOf(markdown, MAX_VALUE * 2));
  const read = readMomentAt(value, 0, moments);
  return {
    label,
    value,
    markdown,
    line,
    lines,
    role,
    labelled,
    moment:
      read === undefined || /^[\p{L}\p{N}]/u.test(value.slice(read.end))
        ? undefined
        : { moment: read.moment, rest: value.slice(read.end).trim() },
  };
}

/** A heading or a label with one short line under it states that line. */
function ownFact(
  part: Part,
  role: Role | undefined,
  moments: MomentOptions,
): Fact | undefined {
  if (part.line === null || part.children.length > 0) return undefined;
  const [only, ...more] = part.blocks;
  if (only?.kind !== 'paragraph' || more.length > 0) return undefined;
  const markdown = only.rows.join(' ').trim();
  if (markdown === '' || markdown.length > MAX_VALUE) return undefined;
  const lines = [part.line, ...linesOf(only)];
  return fact(part.title, markdown, part.line, lines, role, true, moments);
}

function factsIn(
  block: Block,
  role: Role | undefined,
  moments: MomentOptions,
): Fact[] {
  switch (block.kind) {
    case 'paragraph':
      return block.rows.flatMap((row, index) =>
        rowFact(row, block.line + index, [block.line + index], role, moments),
      );
    case 'list':
      return block.items.flatMap(item => {
        const lead = leadOf(item);
        if (lead === undefined) return [];
        const nested = item.blocks
          .slice(1)
          .flatMap(child => factsIn(child, role, moments));
        return [
          ...rowFact(
            lead.rows.join(' '),
            lead.line,
            linesOf(lead),
            role,
            moments,
          ),
          ...nested,
        ];
      });
    case 'table':
      return pairsOf(block).map(pair =>
        fact(
          plainText(pair.label),
          pair.value,
          pair.line,
          // Two pairs on a row: the row stays in the text, since one may be read and the other not.
          block.header.cells.length === 2 ? [pair.line] : [],
          role,
          true,
          moments,
        ),
      );
    case 'quote':
      return block.blocks.flatMap(child => factsIn(child, role, moments));
    default:
      return [];
  }
}

function rowFact(
  row: string,
  line: number,
  lines: readonly number[],
  role: Role | undefined,
  moments: MomentOptions,
): Fact[] {
  if (row.length > MAX_VALUE * 2) return [];
  const labelled = splitLabel(row);
  const text = plainText(row);
  // A colon may belong to a time, as in "Resolved at 15:09".
  if (labelled !== undefined && !/\d$/.test(labelled.label)) {
    return [
      fact(labelled.label, labelled.value, line, lines, role, true, moments),
    ];
  }
  const split = splitBeforeMoment(text, moments);
  return split === undefined
    ? []
    : [
        fact(
          split.label,
          text.slice(split.at),
          line,
          lines,
          role,
          false,
          moments,
        ),
      ];
}

/**
 * `Incident declared 2020-08-05 11:04` → the label before the moment. Only the first few words may be a label.
 */
export function splitBeforeMoment(
  text: string,
  moments: MomentOptions,
): { readonly label: string; readonly at: number } | undefined {
  const start = /(?<=\s)(?=[\d~≈?X-]|c(?:irc)?a\b|approx|about|around|[A-Z])/gi;
  let tries = 0;
  for (const match of text.slice(0, 120).matchAll(start)) {
    tries += 1;
    if (tries > 14) return undefined;
    const read = readMomentAt(text, match.index, moments);
    if (read !== undefined) {
      const label = text
        .slice(0, match.index)
        .replace(/(?:\s+(?:at|on|um|am|@|=|-|–|—|:))*\s*[:=–—-]?\s*$/i, '');
      return label === '' ? undefined : { label, at: match.index };
    }
  }
  return undefined;
}
