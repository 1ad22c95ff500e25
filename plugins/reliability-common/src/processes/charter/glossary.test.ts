import fc from 'fast-check';
import { defaultCharter } from './defaultCharter';
import { glossaryOf, glossaryText } from './glossary';
import { type CharterTerm, charterTerm } from './model';

describe('A glossary', () => {
  it('is read as it was written', () => {
    const term: fc.Arbitrary<CharterTerm> = fc
      .record({ term: fc.string(), meaning: fc.string() })
      .map(each => charterTerm.safeParse(each).data)
      .filter(each => each !== undefined);
    fc.assert(
      fc.property(fc.array(term), terms => {
        expect(glossaryOf(glossaryText(terms))).toEqual(terms);
      }),
    );
    expect(glossaryOf(glossaryText(defaultCharter.glossary))).toEqual(
      defaultCharter.glossary,
    );
  });

  it('keeps colons behind the first, and knows a term without a meaning', () => {
    expect(glossaryOf('\n Drill : one: ours \r\n\n Alone\n')).toEqual([
      { term: 'Drill', meaning: 'one: ours' },
      { term: 'Alone', meaning: '' },
    ]);
  });
});
