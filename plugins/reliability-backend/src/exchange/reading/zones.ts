import { IANAZone } from 'luxon';
import { remark, type Remark } from './remark';

/** A time zone as a document names it. */
export interface NamedZone {
  /** As written. */
  readonly text: string;
  /** What luxon takes: `UTC-8` or `America/Los_Angeles`. */
  readonly zone: string;
  /** Where the name is used: says whether it fits the season of a date. Only for names that mean standard or daylight time. */
  readonly region?: string;
  /** What had to be decided to read it. */
  readonly note?: Remark;
  /** Why the statement contradicts itself. */
  readonly conflict?: Remark;
}

type Entry = readonly [offset: number, region?: string, note?: Remark];

// Offsets in minutes. Names are taken literally: PST is UTC-8 even on a summer's day.
const ABBREVIATIONS: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  ['UTC', [0]],
  ['GMT', [0]],
  ['Z', [0]],
  ['WET', [0, 'Europe/Lisbon']],
  ['WEST', [60, 'Europe/Lisbon']],
  ['BST', [60, 'Europe/London']],
  ['CET', [60, 'Europe/Berlin']],
  ['CEST', [120, 'Europe/Berlin']],
  ['MEZ', [60, 'Europe/Berlin']],
  ['MESZ', [120, 'Europe/Berlin']],
  ['EET', [120, 'Europe/Helsinki']],
  ['EEST', [180, 'Europe/Helsinki']],
  ['MSK', [180]],
  ['EST', [-300, 'America/New_York']],
  ['EDT', [-240, 'America/New_York']],
  ['CST', [-360, 'America/Chicago', remark('cst')]],
  ['CDT', [-300, 'America/Chicago']],
  ['MST', [-420, 'America/Denver']],
  ['MDT', [-360, 'America/Denver']],
  ['PST', [-480, 'America/Los_Angeles']],
  ['PDT', [-420, 'America/Los_Angeles']],
  ['JST', [540]],
  ['KST', [540]],
  ['SGT', [480]],
  ['HKT', [480]],
  ['IST', [330, undefined, remark('ist')]],
  ['AEST', [600, 'Australia/Sydney']],
  ['AEDT', [660, 'Australia/Sydney']],
  ['NZST', [720, 'Pacific/Auckland']],
  ['NZDT', [780, 'Pacific/Auckland']],
]);

// Names of a place's own time, whatever the season.
const PLACES: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:(?:us|america)\s?\/\s?)?pacific(?:\s+time)?\b/i,
    'America/Los_Angeles',
  ],
  [/\bPT\b/, 'America/Los_Angeles'],
  [/\bmountain\s+time\b/i, 'America/Denver'],
  [/\bMT\b/, 'America/Denver'],
  [/\b(?:us\s+)?central\s+time\b/i, 'America/Chicago'],
  [/\bCT\b/, 'America/Chicago'],
  [/\b(?:us\s+)?eastern(?:\s+time)?\b/i, 'America/New_York'],
  [/\bET\b/, 'America/New_York'],
  [/\bcentral\s+european\s+time\b/i, 'Europe/Berlin'],
  [/\b(?:uk|london|british)\s+time\b/i, 'Europe/London'],
];

const OFFSET =
  /\b(?:UTC|GMT)\s?([+\u2212-])\s?(\d{1,2})(?::?(\d{2}))?(?!\d)|(?:^|[\s(])([+\u2212-])(\d{2}):?(\d{2})(?![\d:])/i;
const WORD = /\b[A-Z]{1,5}\b/g;
const IANA =
  /\b[A-Z][A-Za-z]{2,20}\/[A-Z][A-Za-z_]{1,30}(?:\/[A-Z][A-Za-z_]{1,30})?\b/;

// "-07:00" after a time is the end of a range, unless the time is written as ISO 8601 has it.
const AFTER_TIME =
  /[ \t]{0,3}\(?(?:(?:UTC|GMT)\s?[+\u2212-]\s?\d{1,2}(?::?\d{2})?(?!\d)|\+\d{2}:?\d{2}(?![\d:])|-\d{4}(?![\d:])|(?<=T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)-\d{2}:\d{2}|Z\b|[A-Z]{2,4}\b|[A-Z][a-z]{2,20}\/[A-Z][A-Za-z_]{1,30})(?:[ \t]time\b)?\)?/y;

/**
 * The zone that a text names: an offset first (`PST (UTC-7)` is UTC-7, and contradicts itself), then an abbreviation, an IANA name,
 * or the time of a place. `undefined` when it names none that is known.
 */
export function findZone(text: string): NamedZone | undefined {
  const looked = text.slice(0, 200);
  const offset = OFFSET.exec(looked);
  const word = [...looked.matchAll(WORD)]
    .map(match => match[0])
    .find(name => ABBREVIATIONS.has(name) && !['UTC', 'GMT'].includes(name));
  const known = word === undefined ? undefined : ABBREVIATIONS.get(word);
  if (offset !== null) {
    const minutes = minutesOf(offset);
    if (minutes === undefined) return undefined;
    return {
      text: looked.trim(),
      zone: offsetName(minutes),
      ...(known !== undefined && known[0] !== minutes
        ? {
            conflict: remark('zoneContradicts', {
              name: word ?? '',
              meant: offsetName(known[0]),
              written: offsetName(minutes),
            }),
          }
        : {}),
    };
  }
  if (word !== undefined && known !== undefined) {
    const [minutes, region, note] = known;
    return {
      text: word,
      zone: offsetName(minutes),
      ...(region === undefined ? {} : { region }),
      ...(note === undefined ? {} : { note }),
    };
  }
  const iana = IANA.exec(looked)?.[0];
  if (iana !== undefined && IANAZone.isValidZone(iana)) {
    return { text: iana, zone: iana };
  }
  if (/\b(?:UTC|GMT)\b|\bzulu\b/i.test(looked)) {
    return { text: looked.trim(), zone: 'UTC' };
  }
  // A zone that nobody knows must not become another one by half of its name.
  if (
    /[A-Za-z]\/[A-Za-z]/.test(looked) &&
    !/\b(?:us|america)\s?\/\s?pacific\b/i.test(looked)
  ) {
    return undefined;
  }
  const place = PLACES.find(([pattern]) => pattern.test(looked));
  return place === undefined
    ? undefined
    : { text: place[0].exec(looked)?.[0] ?? looked, zone: place[1] };
}

/** A zone as a caller gives it, IANA name or offset → what luxon takes; `undefined` when it is neither. */
export function zoneGiven(text: string): string | undefined {
  const name = text.trim();
  return IANAZone.isValidZone(name) ? name : findZone(name)?.zone;
}

/** The zone that stands directly after a time: `17:14 PST`, `(UTC+1)`, `+02:00`. */
export function readZoneAt(
  text: string,
  index: number,
): { readonly length: number; readonly zone: NamedZone } | undefined {
  AFTER_TIME.lastIndex = index;
  const match = AFTER_TIME.exec(text);
  if (match === null) return undefined;
  const zone = findZone(match[0]);
  return zone === undefined ? undefined : { length: match[0].length, zone };
}

function minutesOf(match: RegExpExecArray): number | undefined {
  const sign = (match[1] ?? match[4]) === '+' ? 1 : -1;
  const hours = Number(match[2] ?? match[5]);
  const minutes = Number(match[3] ?? match[6] ?? '0');
  return hours > 14 || minutes > 59 ? undefined : sign * (hours * 60 + minutes);
}

function offsetName(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${
    rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`
  }`;
}

/** What a text says about the zone of the document's times. */
export type ZoneStatement =
  | { readonly kind: 'zone'; readonly zone: NamedZone }
  /** It names a zone that is not known. */
  | { readonly kind: 'unknown'; readonly text: string };

const STATEMENT =
  /\b(?:times?(?:stamps?)?|time\s?zones?|zeit(?:en)?|uhrzeit(?:en)?)\b(?:\s+(?:below|here|listed|shown|given|stated|is|are|in|as|used|angaben|sind)){0,6}\s{0,3}[:=(]?\s{0,3}(.{1,80})/i;
const OPENS_AS_STATEMENT =
  /^[\W_]{0,6}(?:(?:all|the|given|dates?|and|alle)\s+){0,4}(?:times?(?:stamps?)?|time\s?zones?|zeiten|zeitangaben|uhrzeiten)\b|\((?:all\s+)?times?\b/i;

/**
 * Reads a sentence or a heading such as "All times in PST", "(times are UTC)", "Date and Time in CET", "Time zone: Europe/Zurich".
 *
 * @param text - plain text of a short line; long ones are prose and state nothing
 * @param place - a heading states a zone in passing; a sentence has to open with it
 */
export function readZoneStatement(
  text: string,
  place: 'heading' | 'sentence',
): ZoneStatement | undefined {
  if (text.length > 120) return undefined;
  const opens = OPENS_AS_STATEMENT.test(text);
  if (place === 'sentence' && !opens) return undefined;
  const match = STATEMENT.exec(text);
  if (match === null) return undefined;
  const zone = findZone(match[1]);
  if (zone !== undefined) return { kind: 'zone', zone };
  const stated = opens
    ? /\b(?:in|are|zone:?)\s+([A-Za-z]{1,30}\/[A-Za-z_]{1,30}|[A-Z]{2,5})(?![-\w])/.exec(
        text,
      )
    : null;
  return stated === null ? undefined : { kind: 'unknown', text: stated[1] };
}
