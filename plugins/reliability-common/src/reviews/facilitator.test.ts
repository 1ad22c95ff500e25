import fc from 'fast-check';
import { proposeFacilitator, type RotationInput } from './facilitator';

const WEEK = 7 * 864e5;
const noon = Date.parse('2026-10-13T12:00:00Z');

const asked = (given: Partial<RotationInput> = {}) =>
  proposeFacilitator({
    candidates: ['group:default/a', 'group:default/b', 'group:default/c'].map(
      ref => ({ ref, zone: null, since: 0 }),
    ),
    turns: [],
    declined: [],
    volunteers: [],
    load: {},
    startsAt: noon,
    ...given,
  });
const turn = (letter: string, weeksAgo: number) => ({
  ref: `group:default/${letter}`,
  at: noon - weeksAgo * WEEK,
});

describe('The next facilitator', () => {
  it('is who never led one, then who led one longest ago', () => {
    expect(asked({ turns: [turn('a', 2), turn('b', 1)] })).toEqual({
      ref: 'group:default/c',
      because: 'neverYet',
    });
    expect(
      asked({ turns: [turn('a', 2), turn('b', 3), turn('c', 1)] }),
    ).toEqual({ ref: 'group:default/b', because: 'longestAgo' });
  });

  it('is a volunteer among those with the fewest turns, and not one who had theirs', () => {
    const volunteers = ['group:default/b', 'group:default/a'];
    expect(asked({ turns: [turn('a', 1)], volunteers })).toEqual({
      ref: 'group:default/b',
      because: 'volunteered',
    });
  });

  it('is not who declined, whose turn comes first the next time', () => {
    const turns = [turn('a', 2), turn('b', 1)];
    const passed = asked({ turns, declined: ['group:default/c'] });
    expect(passed?.ref).toBe('group:default/a');
    expect(asked({ turns: [...turns, turn('a', 0)] })?.ref).toBe(
      'group:default/c',
    );
  });

  it('is nobody where all declined', () => {
    expect(
      asked({
        declined: ['group:default/a', 'group:default/b', 'group:default/c'],
      }),
    ).toBeNull();
  });

  it('is somebody for whom it is day, unless it is night for all', () => {
    const at = (...zones: string[]) =>
      zones.map((zone, index) => ({
        ref: `group:default/${index}`,
        zone,
        since: 0,
      }));
    expect(
      asked({ candidates: at('America/Los_Angeles', 'Europe/Berlin') }),
    ).toEqual({ ref: 'group:default/1', because: 'onlyOne' });
    expect(
      asked({ candidates: at('America/Los_Angeles', 'Pacific/Auckland') })?.ref,
    ).toBe('group:default/0');
  });

  it('is who leads least elsewhere among equals', () => {
    expect(
      asked({ load: { 'group:default/a': 2, 'group:default/b': 1 } })?.ref,
    ).toBe('group:default/c');
  });

  it('owes nothing for the time before it joined', () => {
    const candidates = ['a', 'b', 'new'].map(letter => ({
      ref: `group:default/${letter}`,
      zone: null,
      since: letter === 'new' ? noon - 4 * WEEK : 0,
    }));
    const before = [10, 9, 8, 7, 6].map(ago => turn(ago % 2 ? 'a' : 'b', ago));
    const turns = [...before, turn('new', 3)];
    expect(asked({ candidates, turns })?.ref).toBe('group:default/a');
  });

  it('is always one who can and has not declined, with the fewest turns of those', () => {
    const letters = ['a', 'b', 'c'];
    const some = fc.subarray(letters.map(each => `group:default/${each}`));
    fc.assert(
      fc.property(
        some,
        some,
        fc.array(
          fc.tuple(
            fc.constantFrom(...letters),
            fc.integer({ min: 1, max: 50 }),
          ),
        ),
        (declined, volunteers, had) => {
          const turns = had.map(([letter, ago]) => turn(letter, ago));
          const found = asked({ declined, volunteers, turns });
          expect(found === null).toBe(declined.length === letters.length);
          const countOf = (ref: string) =>
            turns.filter(each => each.ref === ref).length;
          const least = Math.min(
            ...letters
              .map(each => `group:default/${each}`)
              .filter(ref => !declined.includes(ref))
              .map(countOf),
          );
          const chosen = found === null ? least : countOf(found.ref);
          expect(chosen).toBe(least);
        },
      ),
    );
  });
});
