import { diffArrays } from 'diff';

/** A run of lines in which nothing, one side, or both sides differ from the base. */
interface Change {
  /** First line of the base that it takes the place of. */
  readonly from: number;
  /** The line after the last. */
  readonly to: number;
  readonly lines: readonly string[];
}

/** What turns `base` into `text`, as replacements of runs of lines. */
function changesOf(base: readonly string[], text: readonly string[]): Change[] {
  const changes: Change[] = [];
  let at = 0;
  let open: { from: number; to: number; lines: string[] } | undefined;
  for (const part of diffArrays([...base], [...text])) {
    if (!part.added && !part.removed) {
      if (open) changes.push(open);
      open = undefined;
      at += part.value.length;
    } else {
      open ??= { from: at, to: at, lines: [] };
      if (part.removed) {
        at += part.value.length;
        open.to = at;
      } else {
        open.lines.push(...part.value);
      }
    }
  }
  if (open) changes.push(open);
  return changes;
}

function touches(a: Change, b: Change): boolean {
  const overlap = a.from < b.to && b.from < a.to;
  // Two insertions at one place touch as well: their order is for a person to decide.
  const samePlace = a.from === b.from && a.to === b.to && a.from === a.to;
  return overlap || samePlace;
}

/** The part of one side that stands for the lines `from`–`to` of the base. */
function rendition(
  base: readonly string[],
  changes: readonly Change[],
  from: number,
  to: number,
): string[] {
  const lines: string[] = [];
  let at = from;
  for (const change of changes) {
    lines.push(...base.slice(at, change.from), ...change.lines);
    at = change.to;
  }
  return [...lines, ...base.slice(at, to)];
}

/**
 * Puts two texts that grew from one together, line by line. Where only one side changed, its change is taken; where both
 * changed the same lines, theirs stands first and mine after it, so that no word of either is missing.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string {
  const baseLines = base.split('\n');
  const sides = {
    mine: changesOf(baseLines, mine.split('\n')),
    theirs: changesOf(baseLines, theirs.split('\n')),
  };
  const all = [...sides.mine, ...sides.theirs].sort(
    (a, b) => a.from - b.from || a.to - b.to,
  );
  const merged: string[] = [];
  let at = 0;
  for (let i = 0; i < all.length; ) {
    let region: Change = all[i];
    let next = i + 1;
    while (next < all.length && touches(region, all[next])) {
      region = {
        from: region.from,
        to: Math.max(region.to, all[next].to),
        lines: [],
      };
      next += 1;
    }
    const within = (change: Change) => all.slice(i, next).includes(change);
    const mineHere = sides.mine.filter(within);
    const theirsHere = sides.theirs.filter(within);
    const mineLines = rendition(baseLines, mineHere, region.from, region.to);
    const theirLines = rendition(baseLines, theirsHere, region.from, region.to);
    merged.push(...baseLines.slice(at, region.from));
    if (mineHere.length === 0) merged.push(...theirLines);
    else if (theirsHere.length === 0) merged.push(...mineLines);
    else merged.push(...bothOf(theirLines, mineLines));
    at = region.to;
    i = next;
  }
  return [...merged, ...baseLines.slice(at)].join('\n');
}

/** Theirs, then mine; lines that both have stand once. */
function bothOf(
  theirs: readonly string[],
  mine: readonly string[],
): readonly string[] {
  return diffArrays([...theirs], [...mine]).flatMap(part => part.value);
}
