import fc from 'fast-check';
import {
  lastQuarter,
  QUARTER,
  quarterOf,
  quarterProblems,
  recentQuarters,
} from './quarter';

const at = (day: string) => Date.parse(`${day}T00:00:00Z`);

describe('a quarter', () => {
  it('is three months of the calendar in UTC', () => {
    expect(quarterOf('2026-Q3')).toEqual({
      label: '2026-Q3',
      from: at('2026-07-01'),
      until: at('2026-10-01'),
    });
    expect(quarterOf('2026-Q4').until).toBe(at('2027-01-01'));
  });

  it('is asked for once it has begun', () => {
    const now = at('2026-10-01');
    expect(quarterProblems('2026-Q3', now)).toEqual([]);
    expect(quarterProblems('2026-Q4', now + 1)).toEqual([]);
    expect(quarterProblems('2026-Q4', now)).toEqual([
      { field: 'quarter', problem: 'must not be in the future' },
    ]);
  });

  it('is the last one that is over unless told', () => {
    expect(lastQuarter(at('2026-11-27'))).toBe('2026-Q3');
    expect(lastQuarter(at('2027-01-01'))).toBe('2026-Q4');
  });

  it('has neighbours that meet, and labels that can be asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: at('1972-01-01'), max: at('2190-01-01') }),
        now => {
          const labels = recentQuarters(now, 5);
          const spans = labels.map(quarterOf);
          expect(labels.every(label => QUARTER.test(label))).toBe(true);
          expect(spans[0].from).toBeLessThanOrEqual(now);
          expect(spans[0].until).toBeGreaterThan(now);
          expect(spans.slice(1).map(({ until }) => until)).toEqual(
            spans.slice(0, -1).map(({ from }) => from),
          );
        },
      ),
    );
  });
});
