import fc from 'fast-check';
import { howLikely } from './howLikely';
import { likelihoods } from './model';

const DAY = 24 * 3_600_000;
const now = Date.UTC(2026, 10, 27);
const ago = (days: number) => now - days * DAY;
const monthly = (months: number) =>
  Array.from({ length: months }, (_, month) => ago(month * 30 + 3));
const none = { made: 0, occurred: 0 };

describe('how likely something is to come again', () => {
  it.each([
    ['it never came here', [], none, 'unlikely'],
    ['it came once', monthly(1), none, 'possible'],
    [
      'it came six times in one bad week',
      [1, 2, 3, 4, 5, 6].map(ago),
      none,
      'possible',
    ],
    ['it came in every fourth month', monthly(6), none, 'possible'],
    ['it came in eleven of the last months', monthly(11), none, 'likely'],
    ['it came in one change of one', [], { made: 1, occurred: 1 }, 'possible'],
    [
      'it came in three changes of four',
      [],
      { made: 4, occurred: 3 },
      'likely',
    ],
    [
      'it came in three changes of forty',
      [],
      { made: 40, occurred: 3 },
      'possible',
    ],
  ] as const)('%s', (_, at, changes, likelihood) => {
    expect(howLikely(at, changes, now)).toBe(likelihood);
  });

  const moments = fc.array(fc.integer({ min: ago(800), max: now }));
  const changes = fc.tuple(fc.nat(30), fc.nat(30)).map(([one, other]) => ({
    made: Math.max(one, other),
    occurred: Math.min(one, other),
  }));
  const rank = (...given: Parameters<typeof howLikely>) =>
    likelihoods.indexOf(howLikely(...given));

  it('does not depend on the order, and never becomes less for one more', () => {
    fc.assert(
      fc.property(
        moments,
        changes,
        fc.integer({ min: ago(700), max: now }),
        (at, some, more) => {
          expect(rank([...at].reverse(), some, now)).toBe(rank(at, some, now));
          expect(rank([...at, more], some, now)).toBeGreaterThanOrEqual(
            rank(at, some, now),
          );
          const once = { made: some.made + 1, occurred: some.occurred + 1 };
          expect(rank([], once, now)).toBeGreaterThanOrEqual(
            rank([], some, now),
          );
        },
      ),
    );
  });

  it('never becomes more for a change in which it did not occur', () => {
    fc.assert(
      fc.property(moments, changes, (at, some) => {
        const more = { ...some, made: some.made + 1 };
        expect(rank(at, more, now)).toBeLessThanOrEqual(rank(at, some, now));
      }),
    );
  });
});
