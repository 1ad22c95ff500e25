import { readersDays, utcDays, ZoneDays } from './zoneDays';

const DAY = 86_400_000;

/** A place on a line of time, and how much of its moment is worth saying. */
export interface TimeTick {
  /** UTC milliseconds. */
  readonly at: number;
  readonly detail: 'day' | 'month' | 'year';
}

/** In days; more than the last is counted in months. */
const STEPS_IN_DAYS = [1, 2, 7, 14];
const STEPS_IN_MONTHS = [1, 2, 3, 6, 12, 24, 60];
const DECADE = 120;

/**
 * Days, Mondays or first days of months between two moments, at distances that a person would choose. The first month of a year
 * says the year where more than a year is shown.
 *
 * @param from - UTC milliseconds
 * @param until - UTC milliseconds
 * @param most - how many there is room for, at least 1
 * @param zone - in which they begin; the reader's own unless told
 */
export function timeTicks(
  from: number,
  until: number,
  most: number,
  zone?: 'UTC',
): TimeTick[] {
  const zoneDays = zone === 'UTC' ? utcDays : readersDays;
  const days = (until - from) / DAY;
  const step = STEPS_IN_DAYS.find(one => days / one <= most);
  return step === undefined
    ? monthTicks(zoneDays, from, until, most)
    : dayTicks(zoneDays, from, until, step);
}

function dayTicks(
  zoneDays: ZoneDays,
  from: number,
  until: number,
  step: number,
): TimeTick[] {
  const start = zoneDays.dayOf(from);
  // Weeks begin on Mondays.
  const toMonday = step % 7 === 0 ? (8 - start.weekday) % 7 : 0;
  const ticks: TimeTick[] = [];
  for (let day = start.day + toMonday; ; day += step) {
    const at = zoneDays.startOf(start.year, start.month, day);
    if (at > until) return ticks;
    if (at >= from) ticks.push({ at, detail: 'day' });
  }
}

function monthTicks(
  zoneDays: ZoneDays,
  from: number,
  until: number,
  most: number,
): TimeTick[] {
  const start = zoneDays.dayOf(from);
  const months = (until - from) / (30.44 * DAY);
  const step =
    STEPS_IN_MONTHS.find(one => months / one <= most) ??
    Math.ceil(months / most / DECADE) * DECADE;
  const isLong = months > 13;
  const next = start.year * 12 + start.month + 1;
  const ticks: TimeTick[] = [];
  for (let month = Math.ceil(next / step) * step; ; month += step) {
    const at = zoneDays.startOf(Math.floor(month / 12), month % 12, 1);
    if (at > until) return ticks;
    ticks.push({
      at,
      detail: isLong && month % 12 === 0 ? 'year' : 'month',
    });
  }
}
