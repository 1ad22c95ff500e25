import { distanceInTime } from './distanceInTime';

const NOW = Date.parse('2026-11-23T12:00:00Z');

describe('distanceInTime', () => {
  it.each([
    ['2026-11-23T11:59:30Z', 0, 'minute'],
    ['2026-11-23T11:18:00Z', -42, 'minute'],
    ['2026-11-23T15:10:00Z', 3, 'hour'],
    ['2026-11-19T11:00:00Z', -4, 'day'],
    ['2026-12-04T12:00:00Z', 11, 'day'],
    ['2026-08-23T12:00:00Z', -3, 'month'],
    ['2024-05-01T12:00:00Z', -2, 'year'],
  ])('sees %s as %d %s', (at, value, unit) => {
    expect(distanceInTime(Date.parse(at), NOW)).toMatchObject({ value, unit });
  });

  it('never answers minus zero', () => {
    expect(Object.is(distanceInTime(NOW - 1, NOW).value, 0)).toBe(true);
  });

  it('is stale sooner the closer the moment is', () => {
    const fresh = (at: string) => distanceInTime(Date.parse(at), NOW).freshFor;
    expect(fresh('2026-11-23T11:50:00Z')).toBeLessThan(
      fresh('2026-11-23T02:00:00Z'),
    );
  });
});
