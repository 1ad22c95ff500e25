import { isTimeZone } from '@afterword/plugin-reliability-common';

/** The reader's time zone by its name in the tz database; UTC where the browser knows none: it says `Etc/Unknown` then, or nothing. */
export function readerZone(): string {
  const zone: string | undefined = new Intl.DateTimeFormat().resolvedOptions()
    .timeZone;
  return zone !== undefined && isTimeZone(zone) ? zone : 'UTC';
}
