import { mayHaveCaused } from './rules';

const DAY = 86_400_000;
const began = Date.parse('2026-11-20T12:00:00Z');

describe('mayHaveCaused', () => {
  it.each([
    ['before it', began - 1, true],
    ['at the same moment', began, true],
    // Many sources know whole seconds only.
    ['in the same second', began + 999, true],
    ['a second later', began + 1000, false],
    ['nobody knows when', null, true],
  ])('of a deployment that began %s: %#', (_, startedAt, expected) => {
    const incident = { anchorAt: began, kind: 'incident' as const };
    expect(mayHaveCaused({ startedAt }, incident)).toBe(expected);
  });

  it.each([
    ['on the day before', -1, true],
    ['late on that day', DAY - 1, true],
    ['on the next day', DAY, false],
  ])(
    'of an incident of which only the day is known, of a deployment %s: %#',
    (_, later, expected) => {
      const day = Date.parse('2026-11-20T00:00:00Z');
      const incident = { anchorAt: day, kind: 'incident' as const };
      expect(mayHaveCaused({ startedAt: day + later }, incident)).toBe(
        expected,
      );
    },
  );

  it('is not ruled out of an incident of which nobody knows when it began', () => {
    const incident = { anchorAt: null, kind: 'incident' as const };
    expect(mayHaveCaused({ startedAt: began }, incident)).toBe(true);
  });

  it('is not ruled out of what no figure counts', () => {
    const nearMiss = { anchorAt: began, kind: 'nearMiss' as const };
    expect(mayHaveCaused({ startedAt: began + 9_000 }, nearMiss)).toBe(true);
  });
});
