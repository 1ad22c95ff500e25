import fc from 'fast-check';
import { extentOf, groupSpells, Spell } from './groupSpells';

const groupsOf = (...spells: [number, number | null][]) =>
  groupSpells(spells.map(([startsAt, endsAt]) => ({ startsAt, endsAt })))
    .map(extentOf)
    .map(({ startsAt, endsAt }) => [startsAt, endsAt]);

describe('groupSpells', () => {
  it('takes a beginning that is corrected while it holds for the same', () => {
    expect(groupsOf([10, null], [5, null])).toEqual([[5, null]]);
    expect(groupsOf([10, null], [5, null], [5, 20])).toEqual([[5, 20]]);
    expect(groupsOf([10, 20], [5, null])).toEqual([[5, 20]]);
  });

  it('takes what begins after an end for new', () => {
    expect(groupsOf([5, 20], [30, null])).toEqual([
      [5, 20],
      [30, null],
    ]);
    expect(groupsOf([30, null], [5, null], [5, 20])).toEqual([
      [5, 20],
      [30, null],
    ]);
  });

  it('finds the same whatever beginnings were told of each time, in any order', () => {
    const times = fc
      .uniqueArray(fc.nat(10_000), { minLength: 2, maxLength: 12 })
      .map(moments => moments.sort((a, b) => a - b))
      .map(moments =>
        Array.from({ length: Math.floor(moments.length / 2) }, (_, index) => ({
          startsAt: moments[2 * index],
          endsAt: moments[2 * index + 1],
        })),
      );
    const told = times.chain(whole =>
      fc
        .tuple(
          ...whole.map(({ startsAt, endsAt }) =>
            fc
              .array(fc.integer({ min: startsAt, max: endsAt - 1 }))
              .map(corrections => [
                { startsAt, endsAt },
                ...[...new Set(corrections)]
                  .filter(moment => moment !== startsAt)
                  .map(moment => ({ startsAt: moment, endsAt: null })),
              ]),
          ),
        )
        .chain(parts => {
          const spells: Spell[] = parts.flat();
          return fc.shuffledSubarray(spells, { minLength: spells.length });
        })
        .map(spells => ({ whole, spells })),
    );
    fc.assert(
      fc.property(told, ({ whole, spells }) => {
        expect(groupSpells(spells).map(extentOf)).toEqual(whole);
      }),
    );
  });
});
