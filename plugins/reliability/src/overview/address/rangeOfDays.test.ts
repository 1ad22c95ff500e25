import { Settings } from 'luxon';
import { daysOfRange, daysShown, rangeOfDays } from './rangeOfDays';

const now = Date.parse('2026-11-23T14:00:00Z');

describe('a stretch of days', () => {
  it('is one of UTC, the last day included', () => {
    expect(
      rangeOfDays({ from: '2026-10-01', until: '2026-10-31' }, now),
    ).toEqual({
      range: { from: '2026-10-01T00:00:00Z', until: '2026-11-01T00:00:00Z' },
    });
  });

  it.each([[undefined], ['2026-11-23']])(
    'that ends with %p, which is today, ends now',
    until => {
      expect(rangeOfDays({ from: '2026-11-01', until }, now)).toEqual({
        range: { from: '2026-11-01T00:00:00Z' },
      });
    },
  );

  it('may be one day', () => {
    expect(
      rangeOfDays({ from: '2026-11-03', until: '2026-11-03' }, now),
    ).toEqual({
      range: { from: '2026-11-03T00:00:00Z', until: '2026-11-04T00:00:00Z' },
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

  it('of which a link tells by the moment is shown by its UTC days', () => {
    expect(
      daysOfRange({
        from: '2026-10-01T09:30:00+02:00',
        until: '2026-10-31T09:30:00Z',
      }),
    ).toEqual({ from: '2026-10-01', until: '2026-10-31' });
    expect(daysOfRange({ from: '2026-10-01T00:00:00Z' })).toEqual({
      from: '2026-10-01',
    });
  });

  it('begins with what is shown, whatever other days are to be', () => {
    expect(daysShown({ window: 'P30D' }, now)).toEqual({
      from: '2026-10-24',
      until: '2026-11-23',
    });
    expect(
      daysShown(
        { from: '2026-10-01T00:00:00Z', until: '2026-11-01T00:00:00Z' },
        now,
      ),
    ).toEqual({ from: '2026-10-01', until: '2026-10-31' });
  });
});

describe.each(['America/Los_Angeles', 'Pacific/Auckland'])(
  'the month of a report, for a reader in %s,',
  zone => {
    const october = {
      from: '2026-10-01T00:00:00Z',
      until: '2026-11-01T00:00:00Z',
    };

    beforeEach(() => {
      Settings.defaultZone = zone;
    });
    afterEach(() => {
      Settings.defaultZone = 'system';
    });

    it('is shown as the days that the report is about', () => {
      expect(daysOfRange(october)).toEqual({
        from: '2026-10-01',
        until: '2026-10-31',
      });
    });

    it('stays where it is when it is asked for again', () => {
      expect(rangeOfDays(daysOfRange(october), now)).toEqual({
        range: october,
      });
    });
  },
);
