import { DateTime } from 'luxon';
import { momentText } from '@afterword/plugin-reliability-react';

/** In which zone a timeline is shown and written. */
export type TimelineZone = 'utc' | 'local';

/** What a typed moment means. */
export type TypedMoment =
  | { readonly kind: 'none' }
  | { readonly kind: 'moment'; readonly at: string }
  | { readonly kind: 'needsDay' }
  | { readonly kind: 'unreadable' };

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const HALF_DAY = /(\d{1,2})(:\d{2}(?::\d{2})?)\s*([ap])\.?\s?m\.?$/i;
const WITH_OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * Reads a moment the way people type and paste it: `14:02`, `2:02 PM`, `2026-11-13 14:02`, `2026-11-13T14:02:31Z`.
 *
 * @param day - the day that a bare time belongs to, `YYYY-MM-DD` in that zone
 */
export function readMoment(
  typed: string,
  zone: TimelineZone,
  day: string | undefined,
): TypedMoment {
  const text = typed.trim().replace(HALF_DAY, inFullDay);
  if (text === '') return { kind: 'none' };
  const bare = TIME.exec(text);
  if (bare) {
    if (day === undefined) return { kind: 'needsDay' };
    const [, hour, minute, second] = bare;
    return momentOf(
      `${day}T${hour.padStart(2, '0')}:${minute}:${second ?? '00'}`,
      zone,
    );
  }
  return momentOf(text.replace(/\s+/, 'T').replace(/\s+/g, ''), zone);
}

/** `2:02 PM` → `14:02`; what no clock shows stays as it is, and is not read. */
function inFullDay(
  written: string,
  hour: string,
  rest: string,
  half: string,
): string {
  const shown = Number(hour);
  if (shown < 1 || shown > 12) return written;
  const afternoon = half.toLowerCase() === 'p' ? 12 : 0;
  return `${String((shown % 12) + afternoon).padStart(2, '0')}${rest}`;
}

function momentOf(iso: string, zone: TimelineZone): TypedMoment {
  const time = DateTime.fromISO(iso, {
    zone: WITH_OFFSET.test(iso) || zone === 'utc' ? 'utc' : 'local',
  });
  const at = time.toUTC().toISO({ suppressMilliseconds: true });
  return time.isValid && iso.includes('T') && at
    ? { kind: 'moment', at }
    : { kind: 'unreadable' };
}

/** The day that a moment falls on, `YYYY-MM-DD`. */
export function dayOf(at: string, zone: TimelineZone): string {
  return zoned(at, zone).toFormat('yyyy-MM-dd');
}

/** Whether a moment is told to the second; no zone changes that. */
export function hasSeconds(at: string): boolean {
  return zoned(at, 'utc').second !== 0;
}

/** The time of day as the locale writes it, with seconds only when there are any: `14:02`. */
export function timeOf(
  at: string,
  zone: TimelineZone,
  locale: string | undefined,
): string {
  const detail = hasSeconds(at) ? 'timeToSecond' : 'time';
  return momentText(at, detail, locale, zone === 'utc' ? 'UTC' : undefined);
}

/** A moment as it can be typed again: `2026-11-13 14:02`, with the time as it is shown where that can be read back. */
export function typedForm(
  at: string,
  zone: TimelineZone,
  locale: string | undefined,
): string {
  const day = dayOf(at, zone);
  const asShown = `${day} ${timeOf(at, zone, locale)}`;
  const read = readMoment(asShown, zone, undefined);
  return read.kind === 'moment' && Date.parse(read.at) === Date.parse(at)
    ? asShown
    : `${day} ${timeOf(at, zone, 'en-GB')}`;
}

/** A moment in full, for the zone that is not shown: `13 Nov 2026, 16:02 GMT+2`. */
export function otherZoneText(
  at: string,
  shown: TimelineZone,
  locale: string | undefined,
): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: shown === 'utc' ? undefined : 'UTC',
    timeZoneName: 'short',
  }).format(new Date(at));
}

/** Whether the reader's own zone says anything else than UTC does. */
export function localIsUtc(at: string): boolean {
  return DateTime.fromISO(at).offset === 0;
}

function zoned(at: string, zone: TimelineZone): DateTime {
  return DateTime.fromISO(at, { zone: zone === 'utc' ? 'utc' : 'local' });
}
