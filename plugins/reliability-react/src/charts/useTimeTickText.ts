import { useMemo } from 'react';
import type { TimeTick } from './timeTicks';

const DETAILS: Record<TimeTick['detail'], Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short' },
  year: { year: 'numeric' },
};

/**
 * Says the ticks of a line of time: `13 Nov`, `Nov`, `2026`.
 *
 * @param zone - in which the ticks begin; the reader's own unless told
 * @returns a function from the moment of a tick, in UTC milliseconds, to words
 */
export function useTimeTickText(
  ticks: readonly TimeTick[],
  locale: string | undefined,
  zone?: 'UTC',
): (at: number) => string {
  return useMemo(() => {
    const details = new Map(ticks.map(({ at, detail }) => [at, detail]));
    return at =>
      new Intl.DateTimeFormat(locale, {
        ...DETAILS[details.get(at) ?? 'day'],
        timeZone: zone,
      }).format(at);
  }, [ticks, locale, zone]);
}
