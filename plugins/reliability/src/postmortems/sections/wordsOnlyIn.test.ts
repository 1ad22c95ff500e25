import { wordsOnlyIn } from './wordsOnlyIn';

const onlyIn = (text: string, other: string) =>
  wordsOnlyIn(text, other)
    .filter(({ isOnlyHere }) => isOnlyHere)
    .map(run => run.text.trim());

describe('the words that only one of two texts has', () => {
  it('are one run for one new sentence', () => {
    expect(
      onlyIn('A limit fell. Answers slowed down, at once.', 'A limit fell.'),
    ).toEqual(['Answers slowed down, at once.']);
  });

  it('are apart where the same words stand between them', () => {
    expect(onlyIn('The low limit rose', 'The high limit fell')).toEqual([
      'low',
      'rose',
    ]);
  });

  it.each([
    ['A limit fell.', 'A limit rose.\n\nAnd more.'],
    ['', 'something'],
    ['something', ''],
    ['one two three four', 'four three two one'],
  ])('leave the text “%s” as it was', (text, other) => {
    expect(
      wordsOnlyIn(text, other)
        .map(run => run.text)
        .join(''),
    ).toBe(text);
  });
});
