import { said } from '../contract';
import { type Coverage, durationMessage } from '../metrics';
import type { ReportMessage } from './messages';

/** What is said of a figure. @internal */
export interface FigureParts {
  readonly value: ReportMessage;
  readonly interval?: ReportMessage;
  readonly basis?: readonly ReportMessage[];
}

/** From one duration to another, in seconds; null: to no end. @internal */
export function durationRange([low, high]: readonly [
  number,
  number | null,
]): ReportMessage {
  const from = durationMessage(low);
  return high === null
    ? said('rangeOpen', { low: from })
    : said('rangeSpaced', { low: from, high: durationMessage(high) });
}

const DAY = 86_400;

/** A duration of so many seconds in whole days: nobody waits by the hour. @internal */
export function daysMessage(seconds: number): ReportMessage {
  return said('days', { count: Math.round(seconds / DAY) });
}

/** From one duration to another in whole days, in seconds; null: to no end. @internal */
export function daysRange([low, high]: readonly [
  number,
  number | null,
]): ReportMessage {
  return high === null
    ? said('rangeOpen', { low: daysMessage(low) })
    : said('rangeOfDays', {
        low: Math.round(low / DAY),
        high: Math.round(high / DAY),
      });
}

/** Of how many it is known, where it is not of all. @internal */
export function notAllKnown(
  coverage: Coverage,
  code: 'known' | 'timesKnown' = 'known',
): ReportMessage[] {
  return coverage.known < coverage.total ? [said(code, { ...coverage })] : [];
}

/** That a figure is not sure. @internal */
export function reserve(state: string): ReportMessage[] {
  return state === 'lowConfidence' ? [said('lowConfidence')] : [];
}
