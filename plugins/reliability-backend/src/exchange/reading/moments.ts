import { readClockAt, type ClockReading, type ClockTime } from './clockTimes';
import type { Remark } from './remark';
import { readDateAt, type WrittenDate } from './writtenDates';
import { readZoneAt, type NamedZone } from './zones';

/** A moment, or a stretch of time, as somebody wrote it. */
export interface WrittenMoment {
  /** As written, without decoration. */
  readonly text: string;
  readonly date: WrittenDate | null;
  readonly time: ClockTime | null;
  /** End of a range. `date` null: the same day. */
  readonly until: {
    readonly date: WrittenDate | null;
    readonly time: ClockTime;
  } | null;
  readonly zone: NamedZone | null;
  /** Marked as approximate: `~13:30`, `ca. 18:30`, `22:52 (maybe earlier?)`. */
  readonly approximate: boolean;
  /** Why it cannot be true as written, or cannot be told; then `date` and `time` may be null although something is written. */
  readonly problem: Remark | null;
  /** The date itself is impossible, not only open or masked. */
  readonly impossible: boolean;
}

/** How moments are to be read in a place of a document. */
export interface MomentOptions {
  /** Whether "At 14:05 …" and "On 5 May …" count as beginning with a moment. */
  readonly sentence?: boolean;
  /** Whether 03/04/2018 is 3 April (true) or March 4 (false), where other dates of the document show it. */
  readonly dayFirst?: boolean;
}

/** A moment and where it ends in the text. */
export interface MomentReading {
  readonly moment: WrittenMoment;
  /** Index after the moment, its zone and its marks of doubt. */
  readonly end: number;
}

const WEEKDAY =
  /(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so)(?:day)?[.,]{0,2}[ \t]{1,3}(?=\d|jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])/iy;
const APPROXIMATE =
  /(?:~|≈|c(?:irc)?a\.?|approx(?:imately|\.)?|about|around|roughly|gegen|etwa)[ \t]{0,3}(?=[\d~])/iy;
const DOUBT_AFTER =
  /(?:ish(?![\p{L}]))|[ \t]{0,2}(?:~|≈|\?|\((?:approx|maybe|ca\.?|circa|roughly|about|estimated?|not sure|around|ish|\?)[^()]{0,60}\)|approx\.?(?![\p{L}]))/iuy;
const JOINER =
  /(?:T(?=\d)|[ \t]{0,12}(?:,|@|at\b|um\b|\||[-–—](?=[ \t]{0,3}[\d~]))?[ \t]{0,12})/iy;
const RANGE =
  /[ \t]{0,4}(?:-{1,2}|–|—|to\b|until\b|till?\b|bis\b|→|->)[ \t]{0,4}/iy;
const OPENING = /(?:at|on|um|am|@)[ \t]{1,3}(?=[\d~cC])/iy;

/**
 * Reads a moment that begins at `start`: a date, a time of day, or both, with whatever doubt and zone go with it.
 *
 * @returns undefined when the text does not begin with one
 */
export function readMomentAt(
  text: string,
  start: number,
  options: MomentOptions = {},
): MomentReading | undefined {
  let index = start;
  let approximate = false;
  const skip = (pattern: RegExp) => {
    pattern.lastIndex = index;
    const match = pattern.exec(text);
    if (match === null) return false;
    index += match[0].length;
    return true;
  };
  if (options.sentence === true) skip(OPENING);
  const begin = index;
  approximate = skip(APPROXIMATE) || approximate;
  skip(WEEKDAY);

  const date = readDateAt(text, index, options.dayFirst);
  if (date !== undefined) index += date.length;
  const afterDate = index;
  if (date !== undefined) {
    skip(JOINER);
    approximate = skip(APPROXIMATE) || approximate;
  }
  const clock = readClockAt(text, index, date !== undefined);
  if (clock !== undefined) index += clock.length;
  else index = afterDate;
  if (date === undefined && clock === undefined) return undefined;

  const beforeRange = readZone(text, index);
  if (beforeRange !== undefined) index = beforeRange.end;
  approximate = skip(DOUBT_AFTER) || approximate;
  const range =
    clock?.time === null || clock === undefined
      ? undefined
      : readRange(text, index, clock, options);
  if (range !== undefined) index = range.end;
  const afterRange = readZone(text, index);
  if (afterRange !== undefined) index = afterRange.end;
  approximate = skip(DOUBT_AFTER) || approximate;

  const problem = date?.problem ?? clock?.problem ?? null;
  return {
    end: index,
    moment: {
      text: text.slice(begin, index).replace(/\s+/g, ' ').trim(),
      date: date?.date ?? null,
      time: range?.start ?? clock?.time ?? null,
      until: range?.until ?? null,
      zone: (afterRange ?? beforeRange)?.zone ?? null,
      approximate,
      problem,
      impossible:
        (date !== undefined && date.date === null) ||
        (clock?.time === null && !isUntold(clock.problem)),
    },
  };
}

function readZone(text: string, index: number) {
  const read = readZoneAt(text, index);
  return read === undefined
    ? undefined
    : { zone: read.zone, end: index + read.length };
}

interface RangeReading {
  readonly end: number;
  readonly start: ClockTime | null;
  readonly until: {
    readonly date: WrittenDate | null;
    readonly time: ClockTime;
  };
}

function readRange(
  text: string,
  from: number,
  clock: ClockReading,
  options: MomentOptions,
): RangeReading | undefined {
  RANGE.lastIndex = from;
  const mark = RANGE.exec(text);
  if (mark === null) return undefined;
  let index = from + mark[0].length;
  APPROXIMATE.lastIndex = index;
  index += APPROXIMATE.exec(text)?.[0].length ?? 0;
  const date = readDateAt(text, index, options.dayFirst);
  if (date !== undefined) {
    index += date.length;
    JOINER.lastIndex = index;
    index += JOINER.exec(text)?.[0].length ?? 0;
  }
  const end = readClockAt(text, index, date !== undefined);
  if (end === undefined || end.time === null || date?.date === null) {
    return undefined;
  }
  return {
    end: index + end.length,
    start: lent(clock, end),
    until: { date: date?.date ?? null, time: end.time },
  };
}

/** `1:05-1:45 pm`: the half of the day stands once and is meant for both, where that keeps them in order. */
function lent(start: ClockReading, end: ClockReading): ClockTime | null {
  const { time } = start;
  if (time === null || end.time === null) return time;
  if (start.half !== null || end.half !== 'pm' || time.hour >= 12) return time;
  const later = { ...time, hour: time.hour + 12 };
  return later.hour * 60 + later.minute <= end.time.hour * 60 + end.time.minute
    ? later
    : time;
}

const DECORATION =
  /[ \t]{0,8}([*_`]{0,3})[ \t]{0,2}([[(]?)[ \t]{0,2}([*_`]{0,3})/y;
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
]);
const SEPARATORS =
  /^[ \t]{0,8}(?:(?:-{1,3}|[–—:|>,;.]|→|->|=>)[ \t]{1,8}|:[ \t]{0,8}(?=$|\p{L}))?/u;

/**
 * Splits an entry such as `**14:05** – Alert fires` into its moment and its text, whatever emphasis, brackets and dashes stand
 * between them. `undefined` when it does not begin with a moment.
 */
export function splitMoment(
  markdown: string,
  options: MomentOptions = {},
): { readonly moment: WrittenMoment; readonly rest: string } | undefined {
  DECORATION.lastIndex = 0;
  const decoration = DECORATION.exec(markdown);
  const skipped = decoration?.[0].length ?? 0;
  const read = readMomentAt(markdown, skipped, options);
  if (read === undefined) return undefined;
  let rest = markdown.slice(read.end);
  let open = '';
  // What was opened before the moment is closed after it, or goes on and must stay balanced.
  for (const mark of [decoration?.[3], decoration?.[2], decoration?.[1]]) {
    if (mark === undefined || mark === '') continue;
    const closing = CLOSING.get(mark) ?? mark;
    const before = /^[ \t]{0,3}[:.]?/.exec(rest)?.[0].length ?? 0;
    if (rest.startsWith(closing)) rest = rest.slice(closing.length);
    else if (rest.slice(before).startsWith(closing)) {
      rest = rest.slice(before + closing.length);
    } else if (closing === mark) open = mark + open;
  }
  rest = rest.replace(SEPARATORS, '');
  // A moment glued to a word or a number is part of it: "10:30x" is none.
  if (/^[\p{L}\p{N}]/u.test(markdown.slice(read.end))) return undefined;
  return { moment: read.moment, rest: `${open}${rest}`.trim() };
}

/** Whether a time is not told, rather than impossible. */
function isUntold(problem: Remark | undefined): boolean {
  return problem?.code === 'timeMasked' || problem?.code === 'timeOpen';
}
