import { readMoment, timeOf, typedForm } from './moments';

const at = (moment: string) => ({ kind: 'moment', at: moment });

describe('a moment that somebody types', () => {
  it.each([
    ['14:02', '2026-11-13T14:02:00Z'],
    [' 9:05 ', '2026-11-13T09:05:00Z'],
    ['14:02:31', '2026-11-13T14:02:31Z'],
    ['2:02 PM', '2026-11-13T14:02:00Z'],
    ['12:05 am', '2026-11-13T00:05:00Z'],
    ['12:05 p.m.', '2026-11-13T12:05:00Z'],
    ['2026-11-14 02:02:31\u202fPM', '2026-11-14T14:02:31Z'],
    ['2026-11-14 00:10', '2026-11-14T00:10:00Z'],
    ['2026-11-14T00:10', '2026-11-14T00:10:00Z'],
    ['2026-11-14T02:10+02:00', '2026-11-14T00:10:00Z'],
    ['2026-11-14 00:10:05Z', '2026-11-14T00:10:05Z'],
  ])('%s is %s when the rest is about 13 November', (typed, moment) => {
    expect(readMoment(typed, 'utc', '2026-11-13')).toEqual(at(moment));
  });

  it.each([
    'about six',
    '25:00',
    '14:75',
    '2026-13-01 10:00',
    '2026-11-13',
    '14:02 PM',
  ])('%s is not taken for a moment', typed => {
    expect(readMoment(typed, 'utc', '2026-11-13')).toEqual({
      kind: 'unreadable',
    });
  });

  it('asks for a day when a bare time has none to belong to', () => {
    expect(readMoment('14:02', 'utc', undefined)).toEqual({ kind: 'needsDay' });
  });

  it('may be missing', () => {
    expect(readMoment('  ', 'utc', '2026-11-13')).toEqual({ kind: 'none' });
  });

  it.each(['en-GB', 'en-US', 'de-AT', 'ko-KR', 'ar-EG', undefined])(
    'reads back as it was shown, in either zone: %s',
    locale => {
      const moment = '2026-11-13T23:30:00Z';
      for (const zone of ['utc', 'local'] as const) {
        const typed = typedForm(moment, zone, locale);
        expect(readMoment(typed, zone, undefined)).toEqual(at(moment));
      }
    },
  );

  it('shows seconds only where there are some', () => {
    expect(timeOf('2026-11-13T14:02:00Z', 'utc', 'en-GB')).toBe('14:02');
    expect(timeOf('2026-11-13T14:02:09Z', 'utc', 'en-GB')).toBe('14:02:09');
  });

  it('is shown as the reader writes it', () => {
    expect(timeOf('2026-11-13T14:02:00Z', 'utc', 'en-US')).toMatch(
      /^02:02\sPM$/,
    );
  });
});
