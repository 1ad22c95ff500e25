import { remark, type Remark } from './remark';

/** A time of day as somebody wrote it. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** What stands at a place of a text: a time of day, or something that looks like one and is none. */
export interface ClockReading {
  readonly length: number;
  /** Null when it is masked, empty or impossible. */
  readonly time: ClockTime | null;
  /** Written on a clock of twelve hours, so that an end of a range may lend it its half of the day. */
  readonly half: 'am' | 'pm' | null;
  readonly problem?: Remark;
}

const COLON =
  /(\d{1,3}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?!\d|:\d)(?:[ \t]{0,2}([ap])\.?m\b\.?)?/iy;
const DOT = /(\d{1,2})\.(\d{2})(?!\d|\.\d)(?:[ \t]{0,2}([ap])\.?m\b\.?)?/iy;
const HOUR_ONLY = /(\d{1,2})[ \t]{0,2}([ap])\.?m\b\.?/iy;
const H_BETWEEN = /(\d{1,2})h(\d{2})(?![\da-z])/iy;
const FOUR_DIGITS =
  /(\d{2})(\d{2})(?=[ \t]?(?:hrs?|hours|h|uhr|utc|gmt|z)\b)/iy;
const MASKED = /[\dxX?_–—-]{1,2}:[\dxX?_–—-]{2}(?!\w)/y;
const HOUR_WORD = /[ \t]{0,2}(?:hrs?|hours|h|uhr)\b/iy;

/**
 * Reads a time of day that begins exactly at `index`: `17:14`, `9:29`, `11.50` (only where `dots`), `7:01am`, `7 pm`, `14h05`,
 * `1405 UTC`. `17:14pm` is 17:14; `2X:XX` and `--:--` are no time, and say so.
 *
 * @param dots - whether `11.50` may be a time here; elsewhere it is a number
 */
export function readClockAt(
  text: string,
  index: number,
  dots: boolean,
): ClockReading | undefined {
  const colon = at(COLON, text, index) ?? at(H_BETWEEN, text, index);
  if (colon !== null) {
    return withHourWord(
      text,
      index,
      reading(colon[0], colon[1], colon[2], colon[3], colon[4]),
    );
  }
  const hourOnly = at(HOUR_ONLY, text, index);
  if (hourOnly !== null) {
    return reading(hourOnly[0], hourOnly[1], '0', undefined, hourOnly[2]);
  }
  const four = at(FOUR_DIGITS, text, index);
  if (four !== null) {
    return withHourWord(
      text,
      index,
      reading(four[0], four[1], four[2], undefined, undefined),
    );
  }
  const dot = at(DOT, text, index);
  if (dot !== null) {
    const read = reading(dot[0], dot[1], dot[2], undefined, dot[3]);
    const clear = dots || dot[3] !== undefined;
    const worded = withHourWord(text, index, read);
    return clear || worded.length > read.length ? worded : undefined;
  }
  const masked = at(MASKED, text, index);
  if (masked === null) return undefined;
  return {
    length: masked[0].length,
    time: null,
    half: null,
    problem: /\d/.test(masked[0]) ? remark('timeMasked') : remark('timeOpen'),
  };
}

function at(pattern: RegExp, text: string, index: number) {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

function withHourWord(
  text: string,
  index: number,
  read: ClockReading,
): ClockReading {
  const word = at(HOUR_WORD, text, index + read.length);
  return word === null
    ? read
    : { ...read, length: read.length + word[0].length };
}

function halfOf(letter: string | undefined): 'am' | 'pm' | null {
  if (letter === undefined) return null;
  return letter.toLowerCase() === 'a' ? 'am' : 'pm';
}

function reading(
  written: string,
  hourText: string,
  minuteText: string,
  secondText: string | undefined,
  halfText: string | undefined,
): ClockReading {
  const { length } = written;
  const [hour, minute, second] = [hourText, minuteText, secondText ?? '0'].map(
    Number,
  );
  const half = halfOf(halfText);
  const impossible = (problem: Remark): ClockReading => ({
    length,
    time: null,
    half,
    problem,
  });
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute > 0)) {
    return impossible(remark('noSuchTimeOfDay'));
  }
  if (half !== null && (hour === 0 || (half === 'am' && hour > 12))) {
    return impossible(remark('noSuchHour', { hour, half }));
  }
  const onTwelve = half !== null && hour <= 12;
  return {
    length,
    half: onTwelve ? half : null,
    time: {
      hour: onTwelve ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour,
      minute,
      second,
    },
  };
}
