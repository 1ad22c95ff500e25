import fc from 'fast-check';
import { Comparable, Frequencies, rankRelated } from './rankRelated';
import { tellingWords } from './tellingWords';

const frequencies: Frequencies = {
  texts: 1_000,
  withTerm: term => (term === 'error' ? 900 : 3),
  entities: 100,
  withTechnology: word => (word === 'service' ? 90 : 4),
  withinWhole: () => 5,
};

const aThing = (id: string, given: Partial<Comparable> = {}): Comparable => ({
  id,
  text: '',
  failureMode: null,
  type: null,
  entities: [],
  technologies: [],
  wholes: [],
  ...given,
});
const ranked = (subject: Comparable, others: readonly Comparable[]) =>
  rankRelated(subject, others, { frequencies });

describe('What is related', () => {
  it('failed in the same way before it says the same, and says why', () => {
    const subject = aThing('a', {
      text: 'Error: the certificates expired',
      failureMode: 'certificate-expired',
      type: 'security',
    });
    expect(
      ranked(subject, [
        aThing('c', { text: 'It expired. Error' }),
        aThing('b', { failureMode: 'certificate-expired', type: 'security' }),
        aThing('d', { text: 'Error' }),
        subject,
      ]),
    ).toMatchObject([
      {
        id: 'b',
        reasons: [
          { kind: 'failureMode', failureMode: 'certificate-expired' },
          { kind: 'type', type: 'security' },
        ],
      },
      {
        id: 'c',
        // What nine texts of ten say tells nothing.
        reasons: [{ kind: 'text', words: ['expired'] }],
      },
    ]);
  });

  it('names no words that every report has as a reason: when it was, and that it was reported', () => {
    const subject = aThing('a', {
      text: 'Summary: on Monday at 14:02 UTC a full disk led to an outage of ten minutes',
    });
    const other = 'Updated summary: the disk, since 9:14 UTC on Monday, led on';
    expect(ranked(subject, [aThing('b', { text: other })])).toMatchObject([
      { reasons: [{ kind: 'text', words: ['disk'] }] },
    ]);
  });

  it('names no words that say nothing as a reason, and is as close for them as before', () => {
    const subject = aThing('a', {
      text: 'What happened must change as well',
      type: 'security',
    });
    const [same] = ranked(subject, [{ ...subject, id: 'b' }]);
    expect(same).toEqual({
      id: 'b',
      score: 4.8,
      reasons: [{ kind: 'type', type: 'security' }],
    });
  });

  it('is made alike or part of the same where it did not happen to the same', () => {
    const subject = aThing('a', {
      entities: ['component:default/x'],
      technologies: ['service', 'kafka'],
      wholes: ['system:default/s'],
    });
    const [same, alike] = ranked(subject, [
      { ...subject, id: 'alike', entities: ['component:default/y'] },
      { ...subject, id: 'same' },
    ]);
    expect(same).toMatchObject({ id: 'same', reasons: [{ kind: 'entity' }] });
    expect(alike.reasons).toEqual([
      { kind: 'technology', words: ['kafka', 'service'] },
      { kind: 'whole', entities: ['system:default/s'] },
    ]);
  });

  it('does not depend on the order in which things are told, and never names itself', () => {
    const word = fc.constantFrom('retry', 'jitter', 'error', 'the', 'Queue');
    const thing = fc.record({
      text: fc.array(word, { maxLength: 8 }).map(words => words.join(' ')),
      failureMode: fc.option(fc.constantFrom('a', 'b')),
      type: fc.option(fc.constantFrom('x', 'y')),
      entities: fc.subarray(['e', 'f']),
      technologies: fc.subarray(['kafka', 'service']),
      wholes: fc.subarray(['s']),
    });
    fc.assert(
      fc.property(fc.array(thing, { minLength: 1, maxLength: 8 }), given => {
        const all = given.map((each, index) => ({ ...each, id: `${index}` }));
        const found = ranked(all[0], all);
        expect(ranked(all[0], [...all].reverse())).toEqual(found);
        expect(found.map(({ id }) => id)).not.toContain('0');
        for (const { score, reasons } of found) {
          expect(score).toBeGreaterThan(0);
          expect(reasons.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('The words that tell', () => {
  it('are those that few say, and pairs of others', () => {
    const many = new Set(['error', 'servic', 'slow']);
    expect(
      tellingWords('The service is slow: errors after kafka, KAFKA!', {
        texts: 100_000,
        withTerm: term => (many.has(term) ? 5_000 : 2),
      }),
    ).toEqual([
      ['kafka'],
      ['service', 'slow'],
      ['service', 'errors'],
      ['slow', 'errors'],
    ]);
  });

  it('are few, letters and digits only, whatever a text says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const groups = tellingWords(text, { texts: 9, withTerm: () => 0 });
        expect(groups.length).toBeLessThanOrEqual(12);
        for (const word of groups.flat()) {
          expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
        }
      }),
    );
    expect(tellingWords('and the of', { texts: 9, withTerm: () => 0 })).toEqual(
      [],
    );
  });
});
