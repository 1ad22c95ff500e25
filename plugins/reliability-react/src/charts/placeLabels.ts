import { widthOf } from './widthOf';

/** Words that want to stand beside a place of a chart. */
export interface WantedLabel {
  readonly x: number;
  /** Base line of the first line. */
  readonly y: number;
  readonly lines: readonly string[];
  /** The side that is tried first. */
  readonly side: 'start' | 'end';
}

/** Words that have found room. */
export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly anchor: 'start' | 'end';
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const GAP = 8;
const LINE = 16;

/**
 * Finds room for labels, the first ones first: on the side they want, or else on the other; across a line rather than not at
 * all. What finds no room is left out; the tooltip and the table have its words.
 *
 * @param lines - upright lines that labels keep clear of, by their x
 */
export function placeLabels(
  area: Box,
  wanted: readonly WantedLabel[],
  lines: readonly number[] = [],
): PlacedLabel[] {
  const taken: Box[] = [];
  const obstacles = lines.map(x => ({ ...area, left: x, right: x + 1 }));
  return wanted.flatMap(label => {
    const found = attemptsFor(label).find(({ isStrict, side }) => {
      const box = boxOf(label, side, area.top);
      return (
        box.left >= area.left &&
        box.right <= area.right &&
        ![...taken, ...(isStrict ? obstacles : [])].some(other =>
          overlap(box, other),
        )
      );
    });
    if (!found) return [];
    const box = boxOf(label, found.side, area.top);
    taken.push(box);
    return {
      x: found.side === 'start' ? label.x - GAP : label.x + GAP,
      y: box.top + 12,
      lines: label.lines,
      // A label on the start side of its place ends there.
      anchor: found.side === 'start' ? ('end' as const) : ('start' as const),
    };
  });
}

function attemptsFor({ side }: WantedLabel) {
  const sides =
    side === 'start'
      ? (['start', 'end'] as const)
      : (['end', 'start'] as const);
  return [true, false].flatMap(isStrict =>
    sides.map(one => ({ isStrict, side: one })),
  );
}

function boxOf(
  { x, y, lines }: WantedLabel,
  side: 'start' | 'end',
  areaTop: number,
): Box {
  const width = Math.max(...lines.map(widthOf));
  const top = Math.max(y - 12, areaTop);
  return {
    left: side === 'start' ? x - GAP - width : x + GAP,
    right: side === 'start' ? x - GAP : x + GAP + width,
    top,
    bottom: top + lines.length * LINE,
  };
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  );
}
