/** A stretch of time as somebody stated it. */
export type StatedDuration =
  /** `qualifier`: what stands around it and limits what it counts, or says that it is not exact; empty when nothing does. */
  | {
      readonly kind: 'duration';
      readonly iso: string;
      readonly millis: number;
      readonly qualifier: string;
    }
  /** "N/A": said to be none. */
  | { readonly kind: 'notApplicable' }
  /** "?", empty, to be filled in. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' };

const UNITS: readonly (readonly [
  pattern: string,
  letter: string,
  millis: number,
])[] = [
  ['weeks?|wks?|w|wochen?', 'W', 7 * 86_400_000],
  ['days?|d|tage?n?', 'D', 86_400_000],
  ['hours?|hrs?|h|stunden?|std', 'H', 3_600_000],
  ['minutes?|mins?|min|m|minuten?', 'M', 60_000],
  ['seconds?|secs?|sec|s|sekunden?', 'S', 1_000],
];
const PART = new RegExp(
  `(\\d{1,7}(?:[.,]\\d{1,3})?)[ \\t-]{0,3}(${UNITS.map(
    ([pattern]) => `(?:${pattern})`,
  ).join('|')})(?![\\p{L}])\\.?`,
  'iuy',
);
const ISO =
  /P(?=[\dT])(?:\d{1,4}W|(?:\d{1,5}D)?(?:T(?=\d)(?:\d{1,5}H)?(?:\d{1,6}M)?(?:\d{1,7}S)?)?)(?![\dA-Z])/y;
const CLOCKED =
  /(\d{1,3}):(\d{2})(?::(\d{2}))?[ \t]{0,2}(?:h(?:rs?|ours?)?|hh:mm(?::ss)?)(?![\p{L}])/iuy;
const BETWEEN = /(?:[ \t]{0,3}(?:,|and|und|&)?[ \t]{0,3})/iy;
const BEFORE =
  /^[ \t]{0,8}(?:(~|≈|c(?:irc)?a\.?|approx(?:imately|\.)?|about|around|roughly|almost|nearly|over|under|more than|less than|at least|up to|etwa|<|>|≤|≥)[ \t]{0,3}){0,2}/i;

/**
 * Reads a stated duration: `1h 04m`, `19 hours 43 minutes.`, `11 Days`, `1415 minutes`, `2 weeks`, `90 min`, `PT42M`, `1:30 h`;
 * `7h (during support hours)` keeps what is in brackets. A bare `1:30` is not read: it may be hours or minutes.
 */
export function readDuration(text: string): StatedDuration {
  const value = text.slice(0, 400).trim();
  if (/^(?:n\s?\/\s?a|not applicable|none|-|–|—)\.?$/i.test(value)) {
    return { kind: 'notApplicable' };
  }
  if (
    value === '' ||
    /^(?:\?+|tbd|tba|unknown|\.{2,}|_+|x+)\.?$/i.test(value)
  ) {
    return { kind: 'missing' };
  }
  const prefix = BEFORE.exec(value)?.[0] ?? '';
  const read = readParts(value, prefix.length);
  if (read === undefined) return { kind: 'unreadable' };
  const rest = value
    .slice(read.end)
    .replace(/^[\s.,;:–—-]{1,5}/, '')
    .trim();
  return {
    kind: 'duration',
    iso: read.iso,
    millis: read.millis,
    qualifier: [prefix.trim(), rest].filter(part => part !== '').join(' … '),
  };
}

interface Parts {
  readonly iso: string;
  readonly millis: number;
  readonly end: number;
}

function readParts(value: string, start: number): Parts | undefined {
  return iso(value, start) ?? clocked(value, start) ?? worded(value, start);
}

function iso(value: string, start: number): Parts | undefined {
  ISO.lastIndex = start;
  const match = ISO.exec(value)?.[0];
  if (match === undefined) return undefined;
  let millis = 0;
  const [days, times = ''] = match.slice(1).split('T');
  for (const [, number, letter] of `${days} ${times}`.matchAll(
    /(\d{1,7})([WDHMS])/g,
  )) {
    millis +=
      Number(number) * (UNITS.find(unit => unit[1] === letter)?.[2] ?? 0);
  }
  return { iso: match, millis, end: start + match.length };
}

function clocked(value: string, start: number): Parts | undefined {
  CLOCKED.lastIndex = start;
  const match = CLOCKED.exec(value);
  if (match === null) return undefined;
  return partsOf(
    new Map([
      ['H', Number(match[1])],
      ['M', Number(match[2])],
      ['S', Number(match[3] ?? 0)],
    ]),
    start + match[0].length,
  );
}

function worded(value: string, start: number): Parts | undefined {
  const found = new Map<string, number>();
  let end = start;
  for (let next = start; ; ) {
    PART.lastIndex = next;
    const match = PART.exec(value);
    if (match === null) break;
    const letter = letterOf(match[2]);
    // "1 h 2 h" is two durations.
    if (found.has(letter)) break;
    found.set(letter, Number(match[1].replace(',', '.')));
    end = next + match[0].length;
    BETWEEN.lastIndex = end;
    next = end + (BETWEEN.exec(value)?.[0].length ?? 0);
  }
  return found.size === 0 ? undefined : partsOf(found, end);
}

function letterOf(unit: string): string {
  const found = UNITS.find(([pattern]) =>
    new RegExp(`^(?:${pattern})$`, 'i').test(unit),
  );
  return found?.[1] ?? 'S';
}

function partsOf(found: ReadonlyMap<string, number>, end: number): Parts {
  let millis = 0;
  for (const [, letter, factor] of UNITS) {
    millis += (found.get(letter) ?? 0) * factor;
  }
  millis = Math.round(millis);
  const whole = [...found.values()].every(Number.isInteger);
  const pick = (letter: string) => {
    const value = found.get(letter);
    return value === undefined ? '' : `${value}${letter}`;
  };
  const days = found.has('W') && found.size === 1 ? pick('W') : '';
  if (whole && (days !== '' || !found.has('W'))) {
    const times = ['H', 'M', 'S'].map(pick).join('');
    const text = `P${days}${pick('D')}${times === '' ? '' : `T${times}`}`;
    return { iso: text, millis, end };
  }
  // Fractions, and weeks beside other units, are not ISO 8601 that every reader takes: seconds are.
  return { iso: `PT${Math.round(millis / 1000)}S`, millis, end };
}
