import { momentText } from './momentText';

const AFTERNOON = '2026-11-13T14:02:09Z';

describe('momentText', () => {
  it.each([
    ['en-GB', '13 Nov 2026, 14:02', '14:02', '14:02:09'],
    ['en-US', 'Nov 13, 2026, 02:02 PM', '02:02 PM', '02:02:09 PM'],
    ['de-AT', '13. Nov. 2026, 14:02', '14:02', '14:02:09'],
  ])('writes times as is usual: %s', (locale, dateTime, time, toSecond) => {
    const say = (detail: Parameters<typeof momentText>[1]) =>
      // Newer versions of the tables part the time from its half of the day by a narrow blank.
      momentText(AFTERNOON, detail, locale, 'UTC').replace(/\s/g, ' ');

    expect(say('dateTime')).toBe(dateTime);
    expect(say('time')).toBe(time);
    expect(say('timeToSecond')).toBe(toSecond);
  });
});
