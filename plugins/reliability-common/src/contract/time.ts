import { DateTime, Duration } from 'luxon';
import { z } from 'zod';

const EARLIEST = Date.UTC(1970, 0, 1);
/** From here on no moment can be told on the wire, UTC milliseconds. @public */
export const LATEST_INSTANT = Date.UTC(2200, 0, 1);

const plainUtc =
  /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{3}))?Z$/;

/**
 * ISO 8601 text → UTC milliseconds; not a number for what is none. Nearly all instants of an import are written in one way, which is
 * read here at a twentieth of what the general way costs; everything else goes that way.
 */
function parseInstant(value: string): number {
  const plain = plainUtc.exec(value);
  if (plain !== null) {
    const [year, month, day, hour, minute, second, milli] = plain
      .slice(1)
      .map(part => Number(part ?? 0));
    const millis = Date.UTC(year, month - 1, day, hour, minute, second, milli);
    // A day that its month does not have rolls over into the next.
    if (year >= 100 && new Date(millis).getUTCDate() === day) return millis;
  }
  return DateTime.fromISO(value, { setZone: true }).toMillis();
}

/** Whether a time says where it is told: no place on earth is more than 14 hours from UTC. */
function hasOffset(value: string): boolean {
  const offset = /T.*(?:Z|[+-](\d{2})(?::?(\d{2}))?)$/i.exec(value);
  if (offset === null) return false;
  const [hours, minutes] = offset.slice(1).map(part => Number(part ?? 0));
  return minutes < 60 && hours * 60 + minutes <= 14 * 60;
}

/** An instant on the wire: ISO 8601 with an offset; answers are always UTC. @public */
export const instant = z
  .string()
  .refine(value => {
    const millis = parseInstant(value);
    return (
      // What is not a number is neither.
      millis >= EARLIEST && millis < LATEST_INSTANT && hasOffset(value)
    );
  }, 'must be an ISO 8601 time with an offset of at most 14 hours, between 1970 and 2200')
  .meta({ format: 'date-time' });

/** A calendar day, `YYYY-MM-DD`. @internal */
export const calendarDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day as YYYY-MM-DD')
  .refine(
    value => DateTime.fromISO(value, { zone: 'utc' }).isValid,
    'is not a day of the calendar',
  )
  .meta({ format: 'date' });

/** Nothing that is measured here lasts a century. */
const LONGEST = Duration.fromObject({ years: 100 }).toMillis();

/** A span of time, ISO 8601 (`PT42M`), not negative, at most a century. @public */
export const isoDuration = z
  .string()
  .max(100)
  .refine(value => {
    const parsed = Duration.fromISO(value);
    return (
      parsed.isValid && parsed.toMillis() >= 0 && parsed.toMillis() <= LONGEST
    );
  }, 'must be an ISO 8601 duration such as PT42M, of at most 100 years')
  .meta({ format: 'duration' });

/** ISO 8601 text → UTC milliseconds. The text must have passed {@link instant}. @public */
export function toMillis(value: string): number {
  return parseInstant(value);
}

/** UTC milliseconds → ISO 8601 text, seconds precision unless there are milliseconds. @public */
export function toInstant(millis: number): string {
  const text = new Date(millis).toISOString();
  return millis % 1000 === 0 ? `${text.slice(0, -5)}Z` : text;
}

/** The same of what may not be known. @public */
export function instantOrNull(millis: number | null): string | null {
  return millis === null ? null : toInstant(millis);
}

/** UTC milliseconds → the calendar day in UTC, `YYYY-MM-DD`. @public */
export function toDay(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10);
}

/** ISO 8601 duration → milliseconds. The text must have passed {@link isoDuration}. @public */
export function durationToMillis(value: string): number {
  return Duration.fromISO(value).toMillis();
}

/** A clock may be wrong, and a day has begun elsewhere. */
const MOST_AHEAD = 24 * 3_600_000;

/**
 * Whether what is told of as past is too far in the future to be so: by more than a day.
 *
 * @param at - UTC milliseconds, as `now` is
 * @public
 */
export function isFarAhead(at: number, now: number): boolean {
  return at > now + MOST_AHEAD;
}
