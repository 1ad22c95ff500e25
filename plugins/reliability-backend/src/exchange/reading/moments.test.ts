import { remarkInEnglish } from '@afterword/plugin-reliability-common';
import { splitMoment } from './moments';

/** `2021-05-06T10:00+until|rest`, with `~` for approximate and the zone; undefined when it does not begin with a moment. */
function told(text: string, dayFirst?: boolean): string | undefined {
  const split = splitMoment(text, { sentence: true, dayFirst });
  if (split === undefined) return undefined;
  const { date, time, until, zone, approximate, problem } = split.moment;
  const clock = (value: typeof time) =>
    value === null
      ? ''
      : `${value.hour}:${String(value.minute).padStart(2, '0')}`;
  return [
    approximate ? '~' : '',
    date === null ? '' : `${date.year ?? '?'}-${date.month}-${date.day} `,
    clock(time),
    until === null ? '' : `-${clock(until.time)}`,
    zone === null ? '' : ` ${zone.zone}`,
    problem === null ? '' : ` (${remarkInEnglish(problem)})`,
    split.rest === '' ? '' : ` | ${split.rest}`,
  ]
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();
}

describe('a moment', () => {
  it.each([
    ['2018-01-17 17:14', '2018-1-17 17:14'],
    ['2018/01/17, 17:14', '2018-1-17 17:14'],
    ['2018-01-17T17:14:05Z done', '2018-1-17 17:14 UTC | done'],
    ['2018-01-17T17:14:05-07:00 done', '2018-1-17 17:14 UTC-7 | done'],
    ['2021-12-10   15:40', '2021-12-10 15:40'],
    ['Sep 27 2017 13:06', '2017-9-27 13:06'],
    ['27th of September 2017 at 13:06', '2017-9-27 13:06'],
    ['Monday, 3 May 2021 10:00', '2021-5-3 10:00'],
    ['19. April, 11:00', '?-4-19 11:00'],
    ['Feb 21, 13:00', '?-2-21 13:00'],
    ['17.01.2018 14:05 Uhr', '2018-1-17 14:05'],
    ['17.01. 14:05', '?-1-17 14:05'],
    ['3. März 2020', '2020-3-3'],
    ['13/04/2018 10:00', '2018-4-13 10:00'],
    ['On 5 May 2021 at 9:00 am we', '2021-5-5 9:00 | we'],
  ])('%s is read with its day', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each([
    ['13:35', '13:35'],
    ['9:29', '9:29'],
    ['7:01am', '7:01'],
    ['12:30 AM', '0:30'],
    ['12:30 p.m.', '12:30'],
    ['7 pm: closed', '19:00 | closed'],
    ['17:14pm', '17:14'],
    ['14h05 x', '14:05 | x'],
    ['1405 UTC x', '14:05 UTC | x'],
    ['2022-03-10 11.50', '2022-3-10 11:50'],
    ['11.50 Uhr x', '11:50 | x'],
  ])('%s is read as a time of day', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each([
    ['~13:30-13:45', '~13:30-13:45'],
    ['2018-07-08 ca. 18:30', '~2018-7-8 18:30'],
    ['2020-11-17 10:45~', '~2020-11-17 10:45'],
    ['22:52 (maybe earlier?)', '~22:52'],
    ['around 16:00: told', '~16:00 | told'],
    ['12:05ish', '~12:05'],
    ['8:20 - 8:24', '8:20-8:24'],
    ['09:00–11:00 x', '9:00-11:00 | x'],
    ['1:05-1:45 pm x', '13:05-13:45 | x'],
    ['11:30-1:15 pm x', '11:30-13:15 | x'],
  ])('%s keeps what is not exact', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each([
    ['20202-01-16 12:00', '12:00 (The year 20202 has 5 digits.)'],
    ['2021-13-01 10:00', '10:00 (There is no month 13.)'],
    ['2021-02-31 10:00', '10:00 (The month has no day 31.)'],
    ['2021-02-29', '(The month has no day 29.)'],
    ['31/04/2022 11:00', '11:00 (The month has no day 31.)'],
    ['2021-03-01 25:10', '2021-3-1 (There is no such time of day.)'],
    ['13:05 am', '(A clock of twelve hours has no 13 am.)'],
    ['2X:XX', '(Part of the time is masked.)'],
    ['2019-12-03 --:--', '2019-12-3 (The time is left open.)'],
  ])('%s cannot be, or is not told, and says why', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it('puts day and month of 03/04/2018 as the document does, and tells no order where it does not', () => {
    expect(told('03/04/2018 10:00', true)).toBe('2018-4-3 10:00');
    expect(told('03/04/2018 10:00', false)).toBe('2018-3-4 10:00');
    expect(told('03/04/2018 10:00')).toBe(
      '10:00 (It cannot be told which number is the day and which the month.)',
    );
  });

  it.each([
    ['**14:05** – Alert *fires*', '14:05 | Alert *fires*'],
    ['**14:05:** Alert', '14:05 | Alert'],
    ['**14:05 Alert** fires', '14:05 | **Alert** fires'],
    ['[14:05] x', '14:05 | x'],
    ['`14:05` x', '14:05 | x'],
    ['_14:05_: x', '14:05 | x'],
    ['14:05 | x', '14:05 | x'],
    ['14:51 **OUTAGE**', '14:51 | **OUTAGE**'],
    ['07:30am - First report', '7:30 | First report'],
    ['10:00 PR merged', '10:00 | PR merged'],
    ['16:59 PST', '16:59 UTC-8'],
  ])('%s parts from its text whatever stands between', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each([
    '2 of the 6 pods',
    '46 sites were down',
    '1.13.12 was released',
    '10.128.0.7 did not answer',
    '5-6 days',
    '16:9 screens',
    'Alert at 10:00',
    '',
    '11.50',
  ])('"%s" does not begin with one', text => {
    expect(told(text)).toBeUndefined();
  });
});
