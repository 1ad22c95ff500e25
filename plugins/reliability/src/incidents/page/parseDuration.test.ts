import { parseDuration } from './parseDuration';

describe('a duration as people write it', () => {
  it.each([
    ['42 min', 'PT42M'],
    ['42m', 'PT42M'],
    ['1 h 20 min', 'PT1H20M'],
    ['1h20', undefined],
    ['1:20', 'PT1H20M'],
    ['2 days', 'PT48H'],
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
