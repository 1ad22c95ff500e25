import { remarkInEnglish } from '@afterword/plugin-reliability-common';
import { createCalendar } from './calendar';
import { splitMoment } from './moments';

function placeAll(
  texts: readonly string[],
  zone = 'UTC',
  day: string | undefined = '2021-03-04',
) {
  const calendar = createCalendar(zone, day);
  return texts.map(text => {
    const split = splitMoment(text);
    if (split === undefined) throw new Error(`No moment: ${text}`);
    const placed = calendar.place(split.moment);
    if (placed.kind === 'instant') {
      return placed.supposed.length > 0 ? `${placed.at} !` : placed.at;
    }
    return placed.kind === 'day' ? placed.day : remarkInEnglish(placed.why);
  });
}

describe('a calendar', () => {
  it('carries the day on to times that have none', () => {
    expect(placeAll(['2018-01-17 17:14', '18:57', '19:00'])).toEqual([
      '2018-01-17T17:14:00Z',
      '2018-01-17T18:57:00Z',
      '2018-01-17T19:00:00Z',
    ]);
  });

  it('begins with the day of the document', () => {
    expect(placeAll(['07:30'])).toEqual(['2021-03-04T07:30:00Z']);
    expect(placeAll(['07:30'], 'UTC', '')).toEqual(['There is no such day.']);
  });

  it('says that it has no day rather than making one up', () => {
    const calendar = createCalendar('UTC', undefined);
    const split = splitMoment('07:30');
    expect(split && calendar.place(split.moment)).toEqual({
      kind: 'none',
      why: { code: 'noDayForTime', values: {} },
      impossible: false,
    });
  });

  it('passes midnight where the list goes back by hours, and says so', () => {
    expect(placeAll(['22:40', '00:15', '02:00'])).toEqual([
      '2021-03-04T22:40:00Z',
      '2021-03-05T00:15:00Z !',
      '2021-03-05T02:00:00Z',
    ]);
  });

  it('stays on the day where the list goes back by minutes', () => {
    expect(placeAll(['14:49', '14:43'])).toEqual([
      '2021-03-04T14:49:00Z',
      '2021-03-04T14:43:00Z',
    ]);
  });

  it('takes the year from the date before, and turns it at new year', () => {
    expect(
      placeAll(['2017-12-30 10:00', 'Dec 31, 11:00', 'Jan 2, 09:00']),
    ).toEqual([
      '2017-12-30T10:00:00Z',
      '2017-12-31T11:00:00Z',
      '2018-01-02T09:00:00Z',
    ]);
  });

  it('knows a day without a time as a day', () => {
    expect(placeAll(['2018-01-15', '10:00'])).toEqual([
      '2018-01-15',
      '2018-01-15T10:00:00Z',
    ]);
  });

  it('reads in the zone of the document, unless a time has its own', () => {
    expect(
      placeAll(['2020-06-09 12:20', '13:00 UTC', '13:10'], 'Europe/Berlin'),
    ).toEqual([
      '2020-06-09T10:20:00Z',
      '2020-06-09T13:00:00Z',
      '2020-06-09T11:10:00Z',
    ]);
  });

  it('uses no part of an impossible date', () => {
    expect(placeAll(['20202-01-16 12:00', '12:30'])).toEqual([
      'The year 20202 has 5 digits.',
      '2021-03-04T12:30:00Z',
    ]);
  });
});
