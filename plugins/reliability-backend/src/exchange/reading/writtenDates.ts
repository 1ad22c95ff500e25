import { remark, type Remark } from './remark';

/** A date as somebody wrote it. `year` null: none was written. */
export interface WrittenDate {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** What stands at a place of a text: a date, or something that looks like one and cannot be. */
export interface DateReading {
  /** Characters that it takes up. */
  readonly length: number;
  /** Null when it cannot be a date, or cannot be told. */
  readonly date: WrittenDate | null;
  /** Why there is no date. */
  readonly problem?: Remark;
}

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'januar', 'jänner', 'jan'],
  ['february', 'februar', 'feb'],
  ['march', 'märz', 'mar', 'mär', 'mrz'],
  ['april', 'apr'],
  ['may', 'mai'],
  ['june', 'juni', 'jun'],
  ['july', 'juli', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['october', 'oktober', 'oct', 'okt'],
  ['november', 'nov'],
  ['december', 'dezember', 'dec', 'dez'],
];
const MONTH_OF = new Map(
  MONTHS.flatMap((names, index) => names.map(name => [name, index + 1])),
);
// Longer names first, so that "sept" is not read as "sep" with a letter left over.
const MONTH = [...MONTH_OF.keys()]
  .sort((a, b) => b.length - a.length)
  .join('|');
const ORDINAL = '(?:st|nd|rd|th|\\.)?';
const DAYS_IN = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const YEAR_FIRST = /(\d{4,6})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.]\d|\d)/y;
const NUMBERS = /(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2}(?!\d))?(?!\d)/y;
const DAY_MONTH = new RegExp(
  `(\\d{1,2})${ORDINAL}(?:\\s+of)?[ \\t-]{1,4}(${MONTH})(?!\\p{L})\\.?(?:[ \\t,-]{1,4}(\\d{4,6})(?![:\\d]))?`,
  'iuy',
);
const MONTH_DAY = new RegExp(
  `(${MONTH})(?!\\p{L})\\.?[ \\t-]{1,4}(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.]\\d|\\d|:|\\p{L})(?:,?[ \\t]{1,4}(\\d{4,6})(?![:\\d]))?`,
  'iuy',
);

/**
 * Reads a date that begins exactly at `index`.
 *
 * - `2018-01-17`, `2018/01/17`, `17.01.2018`, `17.01.`, `17 January 2018`, `19. April`, `Sep 27 2017`, `27th of Sept.`
 * - `03/04/2018` is read when one of its numbers is more than 12, or the caller knows which comes first: nobody can tell otherwise
 *
 * @param dayFirst - which number of `03/04/2018` is the day; see {@link dayFirstIn}
 */
export function readDateAt(
  text: string,
  index: number,
  dayFirst?: boolean,
): DateReading | undefined {
  return (
    yearFirst(text, index) ??
    dayMonth(text, index) ??
    monthDay(text, index) ??
    numbers(text, index, dayFirst)
  );
}

function at(pattern: RegExp, text: string, index: number) {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

function yearFirst(text: string, index: number): DateReading | undefined {
  const match = at(YEAR_FIRST, text, index);
  if (match === null) return undefined;
  // Five digits with dots between are no year but a number.
  if (match[1].length > 4 && match[2] === '.') return undefined;
  return checked(match[0], match[1], Number(match[3]), Number(match[4]));
}

function dayMonth(text: string, index: number): DateReading | undefined {
  const match = at(DAY_MONTH, text, index);
  if (match === null) return undefined;
  return checked(
    match[0],
    match[3],
    MONTH_OF.get(match[2].toLocaleLowerCase('en')) ?? 0,
    Number(match[1]),
  );
}

function monthDay(text: string, index: number): DateReading | undefined {
  const match = at(MONTH_DAY, text, index);
  if (match === null) return undefined;
  return checked(
    match[0],
    match[3],
    MONTH_OF.get(match[1].toLocaleLowerCase('en')) ?? 0,
    Number(match[2]),
  );
}

/**
 * Whether the document's own dates of the form `27/09/2017` put the day first; `undefined` when none shows it, or they disagree.
 */
export function dayFirstIn(lines: readonly string[]): boolean | undefined {
  let [dayFirst, monthFirst] = [0, 0];
  for (const line of lines) {
    for (const match of line
      .slice(0, 2_000)
      .matchAll(/(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2\d{4}(?!\d)/g)) {
      const [a, b] = [Number(match[1]), Number(match[3])];
      if (a > 12 && a <= 31 && b <= 12) dayFirst += 1;
      if (b > 12 && b <= 31 && a <= 12) monthFirst += 1;
    }
  }
  if (dayFirst > 0 === monthFirst > 0) return undefined;
  return dayFirst > 0;
}

function numbers(
  text: string,
  index: number,
  dayFirst: boolean | undefined,
): DateReading | undefined {
  const match = at(NUMBERS, text, index);
  if (match === null) return undefined;
  const [written, first, separator, second, yearText] = match;
  const [a, b] = [Number(first), Number(second)];
  if (separator === '.') {
    // "1.2.12" is a version; "01.02.12" and "1.2.2012" are dates, and "17.01." is one without a year.
    const plain = yearText?.length === 4;
    if (!plain && (first.length < 2 || second.length < 2)) return undefined;
    if (!plain && (a > 31 || b > 12 || a === 0 || b === 0)) return undefined;
    return checked(written, century(yearText), b, a);
  }
  if (yearText === undefined) return undefined;
  if (a > 12 && b <= 12) return checked(written, century(yearText), b, a);
  if (b > 12 && a <= 12) return checked(written, century(yearText), a, b);
  if (a === b) return checked(written, century(yearText), a, b);
  if (dayFirst !== undefined && a <= 12 && b <= 12) {
    const [day, month] = dayFirst ? [a, b] : [b, a];
    return checked(written, century(yearText), month, day);
  }
  return {
    length: written.length,
    date: null,
    problem:
      a > 12
        ? remark('noSuchMonths', { first: a, second: b })
        : remark('dayOrMonth'),
  };
}

function century(year: string | undefined): string | undefined {
  return year?.length === 2 ? `20${year}` : year;
}

function checked(
  written: string,
  yearText: string | undefined,
  month: number,
  day: number,
): DateReading {
  const { length } = written;
  const impossible = (problem: Remark) => ({ length, date: null, problem });
  if (yearText !== undefined && yearText.length !== 4) {
    return impossible(
      remark('yearDigits', { year: yearText, digits: yearText.length }),
    );
  }
  const year = yearText === undefined ? null : Number(yearText);
  if (year !== null && (year < 1970 || year > 2199)) {
    return impossible(remark('yearWrong', { year: String(year) }));
  }
  if (month < 1 || month > 12)
    return impossible(remark('noSuchMonth', { month }));
  const leap =
    year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  const days = month === 2 && !leap ? 28 : DAYS_IN[month - 1];
  if (day < 1 || day > days) {
    return impossible(remark('noSuchDayOfMonth', { day }));
  }
  return { length, date: { year, month, day } };
}
