import { mergeTexts } from './mergeTexts';

const lines = (...text: string[]) => text.join('\n');
const BASE = lines('one', 'two', 'three', 'four', 'five');

describe('two texts that grew from one', () => {
  it('keep both changes when they are in different places', () => {
    expect(
      mergeTexts(
        BASE,
        lines('ONE', 'two', 'three', 'four', 'five'),
        lines('one', 'two', 'three', 'four', 'FIVE', 'six'),
      ),
    ).toBe(lines('ONE', 'two', 'three', 'four', 'FIVE', 'six'));
  });

  it('stand one after the other, theirs first, where both changed the same lines', () => {
    expect(
      mergeTexts(
        BASE,
        lines('one', 'two', 'mine', 'four', 'five'),
        lines('one', 'two', 'theirs', 'four', 'five'),
      ),
    ).toBe(lines('one', 'two', 'theirs', 'mine', 'four', 'five'));
  });

  it('keep a line that one side changed apart from what the other wrote below it', () => {
    expect(mergeTexts('one', lines('one', '', 'below'), 'one, and more')).toBe(
      lines('one, and more', '', 'below'),
    );
  });

  it('take a line out that only one side took out', () => {
    expect(mergeTexts(BASE, BASE, lines('one', 'two', 'four', 'five'))).toBe(
      lines('one', 'two', 'four', 'five'),
    );
  });

  it('say once what both wrote', () => {
    const both = lines('one', 'two', 'new', 'three', 'four', 'five');
    expect(mergeTexts(BASE, both, both)).toBe(both);
  });

  it('begin with theirs when there was nothing before', () => {
    expect(mergeTexts('', 'mine', 'theirs')).toBe(lines('theirs', 'mine'));
  });

  it('are the text of whoever changed anything', () => {
    const changed = lines('zero', 'one', 'three', 'five', 'six');
    expect(mergeTexts(BASE, changed, BASE)).toBe(changed);
    expect(mergeTexts(BASE, BASE, changed)).toBe(changed);
  });

  it('lose no word of either, wherever they differ', () => {
    const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const edited = (side: string) => {
      const text = [...words];
      for (let edit = 0; edit < 3; edit += 1) {
        text.splice(random(text.length + 1), 0, `${side}${edit}`);
      }
      return text;
    };
    for (let round = 0; round < 300; round += 1) {
      const mine = edited('mine');
      const theirs = edited('theirs');
      const merged = mergeTexts(
        words.join('\n'),
        mine.join('\n'),
        theirs.join('\n'),
      ).split('\n');
      expect([...merged].sort()).toEqual(
        [
          ...words,
          ...mine.filter(word => word.startsWith('mine')),
          ...theirs.filter(word => word.startsWith('theirs')),
        ].sort(),
      );
    }
  });
});
