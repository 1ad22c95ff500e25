import fc from 'fast-check';
import { defaultCharter } from './defaultCharter';
import { charterInput, CharterTerm, charterVersion } from './model';
import { charterDifferences, charterStanding, isCharterDue } from './rules';

const { version, at, by, ...defaults } = defaultCharter;

describe('The charter', () => {
  it('comes with one that could be adopted as it is', () => {
    expect(charterInput.parse(defaults)).toEqual(defaults);
    expect(charterVersion.parse(defaultCharter)).toEqual(defaultCharter);
  });

  it('explains no term twice, however it is written', () => {
    const refused = charterInput.safeParse({
      ...defaults,
      glossary: [
        { term: 'Incident', meaning: 'One' },
        { term: 'incident', meaning: 'Two' },
      ],
    });
    expect(refused.error?.issues).toMatchObject([
      { path: ['glossary', 1, 'term'], message: 'is explained already' },
    ]);
  });

  it.each(['text', 'sponsor'])('has a %s', field => {
    const refused = charterInput.safeParse({ ...defaults, [field]: ' \n' });
    expect(refused.error?.issues.map(({ path }) => path)).toContainEqual([
      field,
    ]);
  });
});

describe('An acknowledgement', () => {
  it('is asked of nobody before a charter is adopted', () => {
    fc.assert(
      fc.property(fc.option(fc.nat()), acknowledged => {
        expect(charterStanding(null, acknowledged)).toBe('notAsked');
      }),
    );
    expect(isCharterDue('notAsked')).toBe(false);
  });

  it('stands until a later version asks anew, and for all after which none does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.option(fc.integer({ min: 1, max: 50 })),
        (asked, acknowledged) => {
          const standing = charterStanding(asked, acknowledged);
          expect(isCharterDue(standing)).toBe(
            acknowledged === null || acknowledged < asked,
          );
          expect(standing === 'due').toBe(acknowledged === null);
        },
      ),
    );
  });
});

describe('Two versions of the charter', () => {
  const glossary: fc.Arbitrary<CharterTerm[]> = fc.uniqueArray(
    fc.record({
      term: fc.constantFrom('A', 'B', 'C', 'D'),
      meaning: fc.constantFrom('x', 'y'),
    }),
    { selector: ({ term }) => term },
  );
  const said = fc.record({
    text: fc.constantFrom('x', 'y'),
    sponsor: fc.constantFrom('x', 'y'),
    glossary,
  });

  it('differ in what leads from one to the other, whatever the order of terms', () => {
    fc.assert(
      fc.property(said, said, (before, after) => {
        const { added, removed, reworded } = charterDifferences(before, after);
        const gone = new Set(removed.map(({ term }) => term));
        const now = new Map(
          before.glossary
            .filter(({ term }) => !gone.has(term))
            .map(({ term, meaning }) => [term, meaning]),
        );
        for (const { term, meaning } of added) now.set(term, meaning);
        for (const { term, after: meaning } of reworded) now.set(term, meaning);
        expect(now).toEqual(
          new Map(after.glossary.map(({ term, meaning }) => [term, meaning])),
        );
      }),
    );
  });

  it('do not differ from themselves', () => {
    fc.assert(
      fc.property(said, each => {
        expect(charterDifferences(each, each)).toEqual({
          sponsor: false,
          text: false,
          added: [],
          removed: [],
          reworded: [],
        });
      }),
    );
  });
});
