import type { Block } from './blocks';
import {
  LABEL_DEPTH,
  labelPart,
  splitList,
  splitParagraph,
} from './labelParts';
import { type MomentOptions, splitMoment } from './moments';
import { newPart, type Part } from './part';
import { plainText } from './plainText';
import { type Role, roleOf } from './roles';

/**
 * Orders blocks under their headings and labels. Labels open parts as headings do (`- **Impact**:` with what is nested under it,
 * `**Impact:** …` up to the next), because many collections have no other headings.
 *
 * @param titleLine - line of the heading that is the document's title; it is no section whatever its words
 */
export function buildOutline(
  blocks: readonly Block[],
  titleLine: number | null,
  moments: MomentOptions,
): Part {
  const root = newPart('', '', null, 'document', 0, undefined, undefined);
  const stack: Part[] = [root];
  const top = () => stack[stack.length - 1];
  const closeTo = (depth: number) => {
    while (stack.length > 1 && top().depth >= depth) stack.pop();
  };
  const open = (made: Part) => {
    made.parent?.children.push(made);
    stack.push(made);
  };

  for (const block of blocks) {
    if (block.kind === 'heading') {
      closeTo(block.depth);
      const isTitle = block.line === titleLine;
      const moment = isTitle ? undefined : splitMoment(block.text, moments);
      open(
        newPart(
          plainText(block.text),
          block.text,
          block.line,
          moment === undefined ? 'heading' : 'moment',
          block.depth,
          isTitle || moment !== undefined ? undefined : headingRole(block.text),
          top(),
        ),
      );
    } else if (block.kind === 'list') {
      for (const piece of splitList(block.items, top(), moments, 0)) {
        if ('title' in piece) top().children.push(piece);
        else top().blocks.push({ ...block, ...piece });
      }
    } else if (block.kind === 'paragraph') {
      for (const piece of splitParagraph(block, top(), moments)) {
        if (piece.label === undefined) {
          top().blocks.push(piece.block);
        } else {
          closeTo(LABEL_DEPTH);
          const made = labelPart(
            piece.label,
            piece.block.line,
            LABEL_DEPTH,
            top(),
          );
          made.blocks.push(piece.block);
          open(made);
          // "Status: final" and "Authors: …" say all on their line; what follows is not theirs.
          const aside = made.ownRole === 'status' || made.ownRole === 'people';
          if (aside && piece.label.value !== '') stack.pop();
        }
      }
    } else top().blocks.push(block);
  }
  return root;
}

function headingRole(text: string): Role | undefined {
  const reading = roleOf(text);
  if (reading === undefined) return undefined;
  return reading.whole || text.split(/\s+/).length <= 6
    ? reading.role
    : undefined;
}
