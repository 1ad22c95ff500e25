import {
  durationToMillis,
  isoDuration,
} from '@afterword/plugin-reliability-common';
import fc from 'fast-check';
import { readDuration } from './durations';

describe('a stated duration', () => {
  it.each([
    ['1h 04m', 'PT1H4M'],
    ['0h 16m', 'PT0H16M'],
    ['19 hours 43 minutes.', 'PT19H43M'],
    ['11 Days', 'P11D'],
    ['1415 minutes', 'PT1415M'],
    ['2 weeks', 'P2W'],
    ['90 min', 'PT90M'],
    ['8m', 'PT8M'],
    ['1 hour and 20 minutes', 'PT1H20M'],
    ['1 day, 2 hours', 'P1DT2H'],
    ['3.5 hours', 'PT12600S'],
    ['2 weeks 3 days', 'PT1468800S'],
    ['PT42M', 'PT42M'],
    ['1:30 h', 'PT1H30M0S'],
    ['2 Stunden 10 Minuten', 'PT2H10M'],
  ])('%s is %s', (text, iso) => {
    expect(readDuration(text)).toMatchObject({ iso, qualifier: '' });
  });

  it.each([
    [
      '7h (during support hours 10:00-17:00)',
      'PT7H',
      '(during support hours 10:00-17:00)',
    ],
    ['~2h', 'PT2H', '~'],
    ['less than 5 minutes', 'PT5M', 'less than'],
    ['40 minutes of degraded service', 'PT40M', 'of degraded service'],
  ])('%s keeps what limits it', (text, iso, qualifier) => {
    expect(readDuration(text)).toMatchObject({ iso, qualifier });
  });

  it.each([
    ['N/A', 'notApplicable'],
    ['not applicable', 'notApplicable'],
    ['?', 'missing'],
    ['', 'missing'],
    ['TBD', 'missing'],
    ['1:30', 'unreadable'],
    ['about an hour', 'unreadable'],
    ['soon', 'unreadable'],
    ['10 people', 'unreadable'],
  ])('%s is no length: %s', (text, kind) => {
    expect(readDuration(text)).toEqual({ kind });
  });

  it('is legal and as long as it says, whatever the parts', () => {
    fc.assert(
      fc.property(
        fc.nat(400),
        fc.nat(90),
        fc.nat(200),
        (days, hours, minutes) => {
          const read = readDuration(`${days} days ${hours} hrs ${minutes}m`);
          if (read.kind !== 'duration') throw new Error(read.kind);
          expect(isoDuration.safeParse(read.iso).success).toBe(true);
          expect(durationToMillis(read.iso)).toBe(read.millis);
          expect(read.millis).toBe(
            ((days * 24 + hours) * 60 + minutes) * 60_000,
          );
        },
      ),
    );
  });
});
