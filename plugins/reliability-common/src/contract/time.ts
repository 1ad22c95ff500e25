import { DateTime, Duration } from 'luxon';
import { z } from 'zod';

const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** An instant on the wire: ISO 8601 with an offset; answers are always UTC. @public */
export const instant = z
  .string()
  .refine(value => {
    const parsed = DateTime.fromISO(value, { setZone: true });
    return (
      parsed.isValid &&
      /T.*(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.test(value) &&
      parsed.toMillis() >= EARLIEST &&
      parsed.toMillis() < LATEST
    );
  }, 'must be an ISO 8601 time with an offset, between 1970 and 2200')
  .meta({ format: 'date-time' });

/** A calendar day, `YYYY-MM-DD`. @public */
export const calendarDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day as YYYY-MM-DD')
  .refine(
    value => DateTime.fromISO(value, { zone: 'utc' }).isValid,
    'is not a day of the calendar',
  )
  .meta({ format: 'date' });

/** A span of time, ISO 8601 (`PT42M`), not negative. @public */
export const isoDuration = z
  .string()
  .max(100)
  .refine(value => {
    const parsed = Duration.fromISO(value);
    return parsed.isValid && parsed.toMillis() >= 0;
  }, 'must be an ISO 8601 duration such as PT42M')
  .meta({ format: 'duration' });

/** ISO 8601 text → UTC milliseconds. The text must have passed {@link instant}. @public */
export function toMillis(value: string): number {
  return DateTime.fromISO(value, { setZone: true }).toMillis();
}

/** UTC milliseconds → ISO 8601 text, seconds precision unless there are milliseconds. @public */
export function toInstant(millis: number): string {
  return new Date(millis).toISOString().replace('.000Z', 'Z');
}

/** UTC milliseconds → the calendar day in UTC, `YYYY-MM-DD`. @public */
export function toDay(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10);
}

/** ISO 8601 duration → milliseconds. The text must have passed {@link isoDuration}. @public */
export function durationToMillis(value: string): number {
  return Duration.fromISO(value).toMillis();
}
