import { DateTime } from 'luxon';
import { daysOfRange, rangeOfDays } from './rangeOfDays';

const now = DateTime.fromISO('2026-11-23T14:00:00', { zone: 'Europe/Madrid' });

describe('a stretch of days', () => {
  it('is asked for in the zone of the reader, the last day included', () => {
    expect(
      rangeOfDays({ from: '2026-10-01', until: '2026-10-31' }, now),
    ).toEqual({
      range: { from: '2026-09-30T22:00:00Z', until: '2026-10-31T23:00:00Z' },
    });
  });

  it.each([[undefined], ['2026-11-23']])(
    'that ends with %p, which is today, ends now',
    until => {
      expect(rangeOfDays({ from: '2026-11-01', until }, now)).toEqual({
        range: { from: '2026-10-31T23:00:00Z' },
      });
    },
  );

  it('may be one day', () => {
    expect(
      rangeOfDays({ from: '2026-11-03', until: '2026-11-03' }, now),
    ).toEqual({
      range: { from: '2026-11-02T23:00:00Z', until: '2026-11-03T23:00:00Z' },
    });
  });

  it.each([
    ['has no beginning', {}, { from: 'missing' }],
    ['begins tomorrow', { from: '2026-11-24' }, { from: 'firstInFuture' }],
    [
      'ends tomorrow',
      { from: '2026-11-01', until: '2026-11-24' },
      { until: 'lastInFuture' },
    ],
    [
      'ends before it begins',
      { from: '2026-11-02', until: '2026-11-01' },
      { until: 'lastBeforeFirst' },
    ],
  ])('that %s is not asked for', (_what, days, problems) => {
    expect(rangeOfDays(days, now)).toEqual({ problems });
  });

  it('is shown again as it was typed', () => {
    const days = { from: '2026-10-01', until: '2026-10-31' };
    const typed = rangeOfDays(days, DateTime.local());
    expect('range' in typed && daysOfRange(typed.range)).toEqual(days);
  });
});
