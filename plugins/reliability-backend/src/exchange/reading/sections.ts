import {
  type PostmortemSectionId,
  postmortemSectionIds,
} from '@afterword/plugin-reliability-common';
import { type Block, linesOf, type TableBlock } from './blocks';
import { remarkPeople } from './documentFacts';
import { type LinkDefinitions, withLinksInline } from './links';
import { type Part, partsOf, roleIn } from './part';
import { hasWords, plainText, shorten } from './plainText';
import { remark } from './remark';
import type { ReadingReport } from './remarks';
import { type Role, sectionOfRole } from './roles';

const MAX_SECTION = 100_000;

/** Texts of the sections, and what stands apart from them. */
export interface SectionTexts {
  readonly sections: Partial<Record<PostmortemSectionId, string>>;
  readonly people: readonly string[];
}

/** Writes blocks as they stand in the document, without the lines that were read and those of nested parts. */
export interface Renderer {
  /** @param leaveOut - whether a line is to be left out */
  render(
    blocks: readonly Block[],
    leaveOut?: (line: number) => boolean,
  ): string;
}

/** A renderer over the document's lines. */
export function createRenderer(
  lines: readonly string[],
  definitions: LinkDefinitions,
): Renderer {
  const blockText = (
    block: Block,
    leaveOut: (line: number) => boolean,
  ): string => {
    if (block.kind === 'definition') return '';
    const kept = linesOf(block).filter(line => !leaveOut(line));
    if (block.kind === 'table' && isBareHeader(block, leaveOut)) return '';
    if (block.kind === 'paragraph') {
      return kept
        .map(line => block.rows[line - block.line] ?? '')
        .join('\n')
        .trim();
    }
    const text = kept
      .map((line, index) => {
        const source = lines[line - 1] ?? '';
        // The first line of a block within a list item stands behind the item's mark.
        return index === 0 && line === block.line
          ? source.slice(Math.min(block.indent, source.length))
          : source.replace(
              new RegExp(`^[ \\t]{0,${Math.min(block.indent, 200)}}`),
              '',
            );
      })
      .join('\n')
      .trimEnd();
    return block.kind === 'other' && /^[\s*_-]*$/.test(text) ? '' : text;
  };
  return {
    render: (blocks, leaveOut = () => false) =>
      withLinksInline(
        blocks
          .map(block => blockText(block, leaveOut))
          .filter(text => text.trim() !== '')
          .join('\n\n'),
        definitions,
      ),
  };
}

/** A form of which every row was read leaves a heading that says nothing. */
function isBareHeader(
  table: TableBlock,
  leaveOut: (line: number) => boolean,
): boolean {
  return (
    table.rows.every(row => leaveOut(row.line)) &&
    (leaveOut(table.header.line) ||
      table.header.cells.every(cell =>
        /^(?:field|value|item|details?|key|property|name|description|information|info|what|)$/i.test(
          plainText(cell),
        ),
      ))
  );
}

/** What is left of the document when everything else was read → texts of the sections. Nothing is dropped. */
export function writeSections(
  root: Part,
  context: {
    readonly renderer: Renderer;
    readonly report: ReadingReport;
    readonly read: ReadonlySet<number>;
  },
): SectionTexts {
  const { renderer, report, read } = context;
  const pieces = new Map<PostmortemSectionId, string[]>();
  const people: string[] = [];
  for (const part of partsOf(root)) {
    const role = roleIn(part);
    remarkPart(part, role, report);
    const nested = new Set(linesOfLabels(part));
    const text = renderer.render(
      part.blocks,
      line => read.has(line) || nested.has(line),
    );
    if (!hasWords(text) && text.trim() === '') continue;
    if (role === 'people') {
      people.push(plainText(text));
      remarkPeople(report, part.line, plainText(text));
      continue;
    }
    const section = role === undefined ? null : sectionOfRole[role];
    const target = section ?? 'whatHappened';
    if (
      section === null &&
      part.line !== null &&
      part.depth > titleDepth(root)
    ) {
      report.left(
        part.line,
        'section',
        part.title,
        remark(role === undefined ? 'unknownSection' : 'partNotRead'),
      );
    }
    const earlier = pieces.get(target) ?? [];
    const bare = needsNoHeading(part, role, target, earlier.length === 0);
    earlier.push(
      bare || part.title === '' ? text : `### ${part.title}\n\n${text}`,
    );
    pieces.set(target, earlier);
  }
  const sections: Partial<Record<PostmortemSectionId, string>> = {};
  for (const id of postmortemSectionIds) {
    const text = (pieces.get(id) ?? []).join('\n\n');
    if (text === '') continue;
    if (text.length > MAX_SECTION) {
      report.left(
        null,
        `section.${id}`,
        text,
        remark('endCut', { most: MAX_SECTION }),
      );
    }
    sections[id] = shorten(text, MAX_SECTION);
  }
  return { sections, people };
}

/** Depth of the document's title, under which everything else stands; 0 when it has none. */
function titleDepth(root: Part): number {
  const [first] = root.children;
  return first !== undefined && isTitle(first) ? first.depth : 0;
}

function isTitle(part: Part): boolean {
  return (
    part.style === 'document' ||
    (part.parent?.style === 'document' &&
      part.parent.children[0] === part &&
      part.ownRole === undefined &&
      part.style === 'heading')
  );
}

function needsNoHeading(
  part: Part,
  role: Role | undefined,
  target: PostmortemSectionId,
  first: boolean,
): boolean {
  if (isTitle(part)) return true;
  const named =
    role !== undefined &&
    part.ownRole === role &&
    sectionOfRole[role] === target;
  return named && first && role !== 'wentWrong' && role !== 'conclusions';
}

function remarkPart(part: Part, role: Role | undefined, report: ReadingReport) {
  if (part.line === null || part.ownRole === undefined || role !== part.ownRole)
    return;
  report.recognised(
    part.line,
    `section.${
      sectionOfRole[role] === null || role === 'actions'
        ? role
        : sectionOfRole[role]
    }`,
    part.title,
  );
}

function linesOfLabels(part: Part): number[] {
  return part.children
    .filter(child => child.style === 'label')
    .flatMap(child => [
      ...(child.line === null ? [] : [child.line]),
      ...child.blocks.flatMap(linesOf),
      ...linesOfLabels(child),
    ]);
}
