import { DateTime } from 'luxon';
import { fitsSeason } from './calendar';
import { findZone, readZoneStatement } from './zones';

function stated(text: string, place: 'heading' | 'sentence' = 'sentence') {
  const statement = readZoneStatement(text, place);
  return statement?.kind === 'zone'
    ? statement.zone.zone
    : statement && `unknown ${statement.text}`;
}

describe('a statement about the zone of times', () => {
  it.each([
    ['All times in PST', 'UTC-8'],
    ['All times in CET (GMT+1)', 'UTC+1'],
    ['All times in CEST (UTC+2)', 'UTC+2'],
    ['All times in UTC+1 (Zurich time)', 'UTC+1'],
    ['All times in Central European Time (CET)', 'UTC+1'],
    ['All times are UTC.', 'UTC'],
    ['(all times in Pacific Time)', 'America/Los_Angeles'],
    ['Times are in Europe/London.', 'Europe/London'],
    ['Time zone: UTC-03:30', 'UTC-3:30'],
    ['Alle Zeiten in MEZ', 'UTC+1'],
    ['2015-10-21 (*all times UTC*)', 'UTC'],
  ])('%s is %s', (text, zone) => {
    expect(stated(text.replace(/\*/g, ''))).toBe(zone);
  });

  it.each([
    ['Date and Time in CET', 'UTC+1'],
    ['Time (UTC)', 'UTC'],
    ['When (time in EST)', 'UTC-5'],
    ['Time', undefined],
    ['Date/Time', undefined],
  ])('the heading "%s" is %s', (text, zone) => {
    expect(stated(text, 'heading')).toBe(zone);
  });

  it('says when a zone is named that nobody knows, rather than taking half of its name', () => {
    expect(stated('All times in UC/Pacific')).toBe('unknown UC/Pacific');
  });

  it('is none in a template, in prose, or where a place is only mentioned', () => {
    expect(stated('All times in {{ your zone }}')).toBeUndefined();
    expect(stated('By that time in PST country people slept.')).toBeUndefined();
    expect(stated('Time in SEV-1')).toBeUndefined();
    expect(
      stated(`All times in UTC ${'and so on '.repeat(20)}`),
    ).toBeUndefined();
  });

  it('takes the offset where name and offset disagree, and says that they do', () => {
    const zone = findZone('PST (UTC-7)');
    expect(zone).toMatchObject({ zone: 'UTC-7' });
    expect(zone?.conflict).toEqual({
      code: 'zoneContradicts',
      values: { name: 'PST', meant: 'UTC-8', written: 'UTC-7' },
    });
    expect(findZone('CET (GMT+1)')?.conflict).toBeUndefined();
  });

  it('tells names that do not fit the season of a date', () => {
    const july = DateTime.fromISO('2020-07-01T12:00:00Z').toMillis();
    const january = DateTime.fromISO('2020-01-01T12:00:00Z').toMillis();
    const cet = findZone('CET');
    if (cet === undefined) throw new Error('CET is known');
    expect([fitsSeason(cet, january), fitsSeason(cet, july)]).toEqual([
      true,
      false,
    ]);
  });
});
