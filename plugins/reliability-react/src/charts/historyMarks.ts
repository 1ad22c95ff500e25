import type { SeverityMark } from '../components/SeverityText';
import { widthOf } from './widthOf';

/** What stands on a history: maintenance does not. @public */
export type HistoryKind = Exclude<SeverityMark, 'maintenance'>;

/** Something that happened. @public */
export interface HistoryMark {
  readonly key: string;
  /** UTC milliseconds: so many moments are not read one by one. */
  readonly at: number;
  readonly kind: HistoryKind;
  /** Written beside it where there is room: `PM-31`. */
  readonly label?: string;
}

/** Where the stems stand, and the other rows, in pixels from the top. */
export const historyRows = {
  sev1: 36,
  sev2: 54,
  sev3: 72,
  axis: 90,
  nearMiss: 114,
  drill: 140,
  end: 152,
} as const;

/** Height and head of a mark: the graver, the higher and the larger. The first is what a crowd is shown by. */
const HEADS: readonly {
  readonly kind: HistoryKind;
  readonly row: 0 | 1 | 2;
  readonly y: number;
  readonly size: number;
}[] = [
  { kind: 'sev1', row: 0, y: historyRows.sev1, size: 5.5 },
  { kind: 'sev2', row: 0, y: historyRows.sev2, size: 4.5 },
  { kind: 'sev3', row: 0, y: historyRows.sev3, size: 3.5 },
  { kind: 'sev4', row: 0, y: 79, size: 3 },
  { kind: 'sev5', row: 0, y: 84, size: 2.5 },
  { kind: 'unrated', row: 0, y: 84, size: 2.5 },
  { kind: 'nearMiss', row: 1, y: historyRows.nearMiss, size: 4 },
  { kind: 'drill', row: 2, y: historyRows.drill, size: 4.5 },
];
const ROWS = 3;

/** The place of a kind in {@link HEADS}. For a hundred thousand marks, looking its name up in an object takes as long as all the rest. */
function rankOf(kind: HistoryKind): number {
  switch (kind) {
    case 'sev1':
      return 0;
    case 'sev2':
      return 1;
    case 'sev3':
      return 2;
    case 'sev4':
      return 3;
    case 'sev5':
      return 4;
    case 'unrated':
      return 5;
    case 'nearMiss':
      return 6;
    default:
      return 7;
  }
}

/** As many marks as are reached one by one, with patience; and pixels that each of them needs to be told from the others. */
const MOST_MARKS = 100;
const ROOM = 6;

/** Pixels within which marks cover each other. */
const COLUMN = 8;

/** A mark in its place. */
export interface PlacedMark<TMark extends HistoryMark> {
  /** The gravest of those that stand here. */
  readonly mark: TMark;
  /** How many stand here. */
  readonly count: number;
  /** Pixels from the left. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly hasStem: boolean;
  /** Its own label, to its left, or how many stand here, above it. */
  readonly words?: string;
}

/**
 * Puts marks on a strip, the earliest first. When they are too many to tell apart, the gravest of each stretch stands for all of
 * its row there.
 *
 * @param from - UTC milliseconds
 * @param until - UTC milliseconds, later than `from`
 * @param width - of the strip, in pixels
 */
export function placeHistory<TMark extends HistoryMark>(
  marks: readonly TMark[],
  from: number,
  until: number,
  width: number,
): PlacedMark<TMark>[] {
  const scale = width / (until - from);
  const placeAt = (x: number, mark: TMark, count: number) => {
    const { row, y, size } = HEADS[rankOf(mark.kind)];
    return { mark, count, x, y, size, hasStem: row === 0 };
  };
  const most = Math.max(ROWS, Math.min(MOST_MARKS, Math.floor(width / ROOM)));
  const crowd = crowdOf(marks, from, until, Math.ceil(width / COLUMN));
  if (crowd.total <= most) {
    return withLabels(
      marks
        .filter(({ at }) => at >= from && at < until)
        .map(mark => placeAt((mark.at - from) * scale, mark, 1))
        .sort(byPlace),
    );
  }
  const groups = thinned(crowd, most);
  const column = width / crowd.columns;
  return groups
    .map(({ index, count, middle }) => ({
      ...placeAt(middle * column, marks[index], count),
      words: count > 1 ? String(count) : undefined,
    }))
    .sort(byPlace);
}

function byPlace(a: { readonly x: number }, b: { readonly x: number }) {
  return a.x - b.x;
}

interface Crowd {
  readonly columns: number;
  /** How many stand in each column of each row. */
  readonly counts: Int32Array;
  /** Which is the gravest of them. */
  readonly gravest: Int32Array;
  readonly total: number;
  readonly marks: readonly HistoryMark[];
}

/** One look at each mark: which column it is in, and whether it is the gravest there. */
function crowdOf(
  marks: readonly HistoryMark[],
  from: number,
  until: number,
  columns: number,
): Crowd {
  const counts = new Int32Array(columns * ROWS);
  const gravest = new Int32Array(columns * ROWS);
  const ranks = new Int8Array(columns * ROWS).fill(HEADS.length);
  const scale = columns / (until - from);
  let total = 0;
  for (let index = 0; index < marks.length; index += 1) {
    const { at, kind } = marks[index];
    if (at >= from && at < until) {
      const rank = rankOf(kind);
      const column = Math.min(Math.floor((at - from) * scale), columns - 1);
      const slot = HEADS[rank].row * columns + column;
      if (rank < ranks[slot]) {
        ranks[slot] = rank;
        gravest[slot] = index;
      }
      counts[slot] += 1;
      total += 1;
    }
  }
  return { columns, counts, gravest, total, marks };
}

/** Neighbours of a row that are shown as one. */
interface Group {
  /** The gravest of them. */
  readonly index: number;
  readonly count: number;
  /** The middle of their stretch, in columns. */
  readonly middle: number;
}

/** Joins neighbouring columns until few enough are left, and there is room for how many stand in each. */
function thinned({ columns, counts, gravest, marks }: Crowd, most: number) {
  for (let joined = 1; ; joined += 1) {
    const groups: Group[] = [];
    for (let row = 0; row < ROWS; row += 1) {
      for (let column = 0; column < columns; column += joined) {
        let group: { index: number; count: number } | undefined;
        const end = Math.min(column + joined, columns);
        for (let one = column; one < end; one += 1) {
          const slot = row * columns + one;
          const count = counts[slot];
          const index = gravest[slot];
          if (count > 0 && !group) {
            group = { index, count };
          } else if (count > 0 && group) {
            const isGraver =
              rankOf(marks[index].kind) < rankOf(marks[group.index].kind);
            group = {
              index: isGraver ? index : group.index,
              count: group.count + count,
            };
          }
        }
        if (group) groups.push({ ...group, middle: (column + end) / 2 });
      }
    }
    const isReadable =
      groups.length <= most &&
      groups.every(({ count }) => fits(count, joined * COLUMN));
    if (isReadable || joined >= columns) return groups;
  }
}

/** Whether a count that is worth writing fits above its mark. */
function fits(count: number, room: number): boolean {
  return count === 1 || widthOf(String(count)) + 4 <= room;
}

/** Writes labels beside the marks that have room for them on their left. */
function withLabels<TMark extends HistoryMark>(
  placed: readonly PlacedMark<TMark>[],
): PlacedMark<TMark>[] {
  return placed.map((one, index) => {
    const { label } = one.mark;
    if (label === undefined) return one;
    const start = one.x - one.size - 8 - widthOf(label);
    // A stem that is as high would go through the words.
    const isInTheWay = (other: PlacedMark<TMark>) =>
      other.x + other.size > start &&
      (one.hasStem ? other.hasStem && other.y <= one.y + 8 : other.y === one.y);
    return start < 0 || placed.slice(0, index).some(isInTheWay)
      ? one
      : { ...one, words: label };
  });
}
