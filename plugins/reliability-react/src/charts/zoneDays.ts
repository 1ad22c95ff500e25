/** The day of a moment: its month from 0, its day of the week from 0, a Sunday. */
export interface DayOfZone {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

/** Which day a moment is of in a zone, and when days begin there. */
export interface ZoneDays {
  readonly dayOf: (at: number) => DayOfZone;
  /** UTC milliseconds; months and days beyond the last go on in the next. */
  readonly startOf: (year: number, month: number, day: number) => number;
}

/** Days of the reader’s own zone. */
export const readersDays: ZoneDays = {
  dayOf: at => {
    const date = new Date(at);
    return {
      year: date.getFullYear(),
      month: date.getMonth(),
      day: date.getDate(),
      weekday: date.getDay(),
    };
  },
  startOf: (year, month, day) => new Date(year, month, day).getTime(),
};

/** Days of UTC. */
export const utcDays: ZoneDays = {
  dayOf: at => {
    const date = new Date(at);
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth(),
      day: date.getUTCDate(),
      weekday: date.getUTCDay(),
    };
  },
  startOf: Date.UTC,
};
