import { toInstant } from '@afterword/plugin-reliability-common';
import { DateTime } from 'luxon';
import type { WrittenMoment } from './moments';
import { remark, type Remark } from './remark';
import type { NamedZone } from './zones';

/** What a written moment comes to. */
export type PlacedMoment =
  /** An instant that can be stored. */
  | {
      readonly kind: 'instant';
      readonly millis: number;
      readonly at: string;
      readonly day: string;
      /** What had to be supposed to get there. */
      readonly supposed: readonly Remark[];
      readonly zone: NamedZone | null;
    }
  /** Only the day is known. */
  | { readonly kind: 'day'; readonly day: string }
  /** Nothing that can be stored; `impossible` when it cannot be true as written. */
  | {
      readonly kind: 'none';
      readonly why: Remark;
      readonly impossible: boolean;
    };

/** A day of the calendar as `YYYY-MM-DD`. */
export type Day = string;

const BACK_OVER_MIDNIGHT = 6 * 60;
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/**
 * Places written moments one after another: what one leaves out (the year, the day) it has from the one before, or from the
 * document's own date. Keeps no more than the last day and time.
 */
export interface Calendar {
  /** Places the next moment of a list. */
  place(moment: WrittenMoment): PlacedMoment;
  /** Takes the day of a heading that stands over a list of times. */
  turnTo(moment: WrittenMoment): void;
}

/**
 * @param zone - of moments that name none: stated by the document, or the default that the caller gave
 * @param base - day of the document: in its title, front matter or a line "Date: …"
 */
export function createCalendar(zone: string, base: Day | undefined): Calendar {
  let lastDay = base;
  let lastMinutes: number | undefined;

  const dayOf = (moment: WrittenMoment): Day | undefined => {
    const { date } = moment;
    if (date === null) return lastDay;
    const monthDay = `${two(date.month)}-${two(date.day)}`;
    if (date.year !== null) return `${date.year}-${monthDay}`;
    if (lastDay === undefined) return undefined;
    const year = Number(lastDay.slice(0, 4));
    // From December on to January: the year turned.
    const turned =
      Number(lastDay.slice(5, 7)) - date.month >= 10 ? year + 1 : year;
    const day = `${turned}-${monthDay}`;
    return DateTime.fromISO(day).isValid ? day : undefined;
  };

  return {
    turnTo(moment) {
      const day = moment.problem === null ? dayOf(moment) : undefined;
      if (day !== undefined) {
        lastDay = day;
        lastMinutes = undefined;
      }
    },
    place(moment) {
      if (moment.impossible) {
        return none(moment.problem ?? remark('noSuchTime'), true);
      }
      if (moment.date === null && moment.time === null) {
        return none(moment.problem ?? remark('noTime'), false);
      }
      let day = dayOf(moment);
      if (day === undefined) {
        return none(
          moment.date === null
            ? remark('noDayForTime')
            : remark('noYearForDay'),
          false,
        );
      }
      if (moment.time === null) {
        lastDay = day;
        lastMinutes = undefined;
        return { kind: 'day', day };
      }
      const supposed: Remark[] = [];
      const minutes = moment.time.hour * 60 + moment.time.minute;
      if (
        moment.date === null &&
        lastMinutes !== undefined &&
        lastMinutes - minutes >= BACK_OVER_MIDNIGHT
      ) {
        day = nextDay(day);
        supposed.push(remark('nextDay', { day }));
      }
      const { hour, minute, second } = moment.time;
      const placed = DateTime.fromISO(
        `${day}T${two(hour)}:${two(minute)}:${two(second)}`,
        { zone: moment.zone?.zone ?? zone },
      );
      const millis = placed.toMillis();
      if (!placed.isValid || millis < EARLIEST || millis >= LATEST) {
        return none(remark('noSuchDay'), true);
      }
      lastDay = day;
      lastMinutes = minutes;
      return {
        kind: 'instant',
        millis,
        at: toInstant(millis),
        day,
        supposed,
        zone: moment.zone,
      };
    },
  };
}

function none(why: Remark, impossible: boolean): PlacedMoment {
  return { kind: 'none', why, impossible };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function nextDay(day: Day): Day {
  return (
    DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toISODate() ?? day
  );
}

/** Whether a zone's name fits the season of an instant: PST in July does not. */
export function fitsSeason(zone: NamedZone, millis: number): boolean {
  if (zone.region === undefined) return true;
  const there = DateTime.fromMillis(millis, { zone: zone.region }).offset;
  const stated = DateTime.fromMillis(millis, { zone: zone.zone }).offset;
  return there === stated;
}
