import type { Block } from './blocks';
import type { Role } from './roles';

/** A stretch of the document under one heading or label. */
export interface Part {
  /** The heading's or label's words; empty for what stands before the first. */
  readonly title: string;
  /** As written, with its Markdown. */
  readonly markdown: string;
  /** Line of the heading or label; null for what stands before the first. */
  readonly line: number | null;
  /** `moment`: a heading that begins with a date or a time. */
  readonly style: 'document' | 'heading' | 'label' | 'moment';
  readonly depth: number;
  /** Its own role, as its title says. */
  readonly ownRole: Role | undefined;
  readonly parent: Part | undefined;
  /** Content of its own, without that of its children. */
  readonly blocks: Block[];
  readonly children: Part[];
}

/** The role that counts for a part: its own, unless it stands in a list of things; without one, its parent's. */
export function roleIn(part: Part): Role | undefined {
  const inherited = part.parent === undefined ? undefined : roleIn(part.parent);
  if (part.ownRole === undefined) return inherited;
  const holdsList =
    inherited === 'actions' ||
    inherited === 'timeline' ||
    inherited === 'people';
  // "Detection" under the action items is a group of them; "What went wrong" there is something else.
  if (
    holdsList &&
    ![
      'wentWell',
      'wentWrong',
      'actions',
      'timeline',
      'stats',
      'people',
    ].includes(part.ownRole)
  ) {
    return inherited;
  }
  return part.ownRole;
}

/** Every part, parents before children, in the document's order. */
export function partsOf(root: Part): Part[] {
  return [root, ...root.children.flatMap(partsOf)];
}

/** A part with nothing in it yet. */
export function newPart(
  title: string,
  markdown: string,
  line: number | null,
  style: Part['style'],
  depth: number,
  ownRole: Role | undefined,
  parent: Part | undefined,
): Part {
  return {
    title,
    markdown,
    line,
    style,
    depth,
    ownRole,
    parent,
    blocks: [],
    children: [],
  };
}
