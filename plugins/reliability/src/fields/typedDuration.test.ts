import { durationToMillis } from '@afterword/plugin-reliability-common';
import { parseDuration, typedDuration } from './typedDuration';

describe('a duration as people write it', () => {
  it.each([
    ['42 min', 'PT42M'],
    ['42m', 'PT42M'],
    ['1 h 20 min', 'PT1H20M'],
    ['1h20', undefined],
    ['1:20', 'PT1H20M'],
    ['1 h 20 min.', 'PT1H20M'],
    ['1h20m', 'PT1H20M'],
    ['2 days', 'PT48H'],
    ['3 hrs 5 secs', 'PT3H5S'],
    ['1.5 s', 'PT1.5S'],
    ['3 months', undefined],
    ['3 Std.', undefined],
    ['2 Häuser', undefined],
    ['4 minuten', undefined],
    ['1.5 hours', 'PT1H30M'],
    ['1,5 h', 'PT1H30M'],
    ['90 s', 'PT1M30S'],
    ['0 min', 'PT0S'],
    ['PT42M', 'PT42M'],
    ['pt1h', 'PT1H'],
    ['P', undefined],
    ['PT', undefined],
    ['about an hour', undefined],
    ['42', undefined],
    ['', undefined],
  ])('reads %p as %p', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });
});

describe('a duration as a field shows it', () => {
  it.each([
    ['PT42M', '42 min'],
    ['PT80M', '1 h 20 min'],
    ['P45DT3H30M', '45 d 3 h 30 min'],
    ['PT90S', '1 min 30 s'],
    ['PT1.5S', '1.5 s'],
    ['PT0S', '0 s'],
  ])('writes %p as %p', (duration, expected) => {
    expect(typedDuration(duration)).toBe(expected);
  });

  it.each([0, 1, 1_500, 59_999, 3_600_000, 86_399_001, 3_155_760_000_000])(
    'is read back as the %d ms that it was',
    millis => {
      const read = parseDuration(typedDuration(`PT${millis / 1_000}S`));
      expect(read && durationToMillis(read)).toBe(millis);
    },
  );
});
