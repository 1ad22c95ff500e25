import fc from 'fast-check';
import { changeFailureStates } from './model';
import {
  changeCauseOf,
  effectiveWord,
  isProduction,
  stepsOfAnswer,
} from './rules';
import { changeCauseAnswers } from './causeModel';
import { lastSuccessfulBefore } from './proposals';

const HOUR = 3_600_000;

const word = fc.record({
  state: fc.constantFrom(...changeFailureStates),
  origin: fc.constantFrom('human' as const, 'source' as const),
  saidAt: fc.nat(5),
});

describe('an environment', () => {
  it.each(['production', 'PROD', ' prod-eu', 'production_2', 'prod.west'])(
    'counts as production: %s',
    name => expect(isProduction(name)).toBe(true),
  );
  it.each([
    'staging',
    'preprod',
    'product',
    'prodlike',
    'prod2',
    'non-prod',
    '',
  ])('does not: %s', name => expect(isProduction(name)).toBe(false));
});

describe('the word that stands', () => {
  it('is the same in whatever order words arrive', () => {
    fc.assert(
      fc.property(
        fc
          .array(word)
          .chain(words =>
            fc.tuple(
              fc.constant(words),
              fc.shuffledSubarray(words, { minLength: words.length }),
            ),
          ),
        ([words, shuffled]) => {
          expect(effectiveWord(shuffled)).toEqual(effectiveWord(words));
        },
      ),
    );
  });

  it('is a person’s where one has spoken, and the latest of its kind', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), words => {
        const stands = effectiveWord(words);
        const people = words.filter(({ origin }) => origin === 'human');
        const heard = people.length > 0 ? people : words;
        expect(heard).toContain(stands);
        expect(stands?.saidAt).toBe(
          Math.max(...heard.map(({ saidAt }) => saidAt)),
        );
      }),
    );
  });

  it('is not changed by what a source says after a person', () => {
    fc.assert(
      fc.property(fc.array(word), word, (words, later) => {
        const said = {
          ...word,
          state: 'withdrawn',
          origin: 'human',
          saidAt: 9,
        } as const;
        expect(
          effectiveWord([
            ...words,
            said,
            { ...later, origin: 'source', saidAt: 99 },
          ]),
        ).toBe(said);
      }),
    );
  });
});

describe('what is known of a cause', () => {
  const human = { state: 'confirmed', origin: 'human' } as const;
  const source = { state: 'confirmed', origin: 'source' } as const;

  it('is nothing while deployments are only proposed or withdrawn', () => {
    expect(
      changeCauseOf(
        [
          { state: 'proposed', origin: 'human' },
          { state: 'withdrawn', origin: 'source' },
        ],
        false,
      ),
    ).toBe('unanswered');
  });

  it('believes a person’s deployment before "no change", and "no change" before a source', () => {
    expect(changeCauseOf([source], false)).toBe('linked');
    expect(changeCauseOf([source], true)).toBe('notChangeCaused');
    expect(changeCauseOf([source, human], true)).toBe('linked');
  });
});

describe('an answer', () => {
  const present = fc
    .array(fc.tuple(fc.nat(5), fc.constantFrom(...changeFailureStates)))
    .map(pairs => new Map(pairs));
  const named = fc.uniqueArray(fc.nat(5));

  it('leaves confirmed exactly what it names', () => {
    fc.assert(
      fc.property(
        present,
        fc.constantFrom(...changeCauseAnswers),
        named,
        (before, answer, ids) => {
          const after = new Map([
            ...before,
            ...stepsOfAnswer(answer, before, ids),
          ]);
          const confirmed = [...after]
            .filter(([, state]) => state === 'confirmed')
            .map(([id]) => id);
          expect(confirmed.sort()).toEqual(
            answer === 'linked' ? [...ids].sort() : [],
          );
        },
      ),
    );
  });

  it('says nothing again when it is given twice, and touches nothing that was withdrawn unless it is named', () => {
    fc.assert(
      fc.property(
        present,
        fc.constantFrom(...changeCauseAnswers),
        named,
        (before, answer, ids) => {
          const steps = stepsOfAnswer(answer, before, ids);
          const after = new Map([...before, ...steps]);
          expect(stepsOfAnswer(answer, after, ids).size).toBe(0);
          const unnamed = [...steps.keys()].filter(
            id => answer !== 'linked' || !ids.includes(id),
          );
          expect(unnamed.map(id => before.get(id))).toEqual(
            unnamed.map(() => 'confirmed'),
          );
        },
      ),
    );
  });
});

describe('the rule "last successful before"', () => {
  const deployment = fc.record({
    id: fc.nat(),
    entity: fc.constantFrom('a', 'b'),
    production: fc.boolean(),
    status: fc.constantFrom('success' as const, 'failed' as const),
    finishedAt: fc.integer({ min: 0, max: 10 * HOUR }),
  });

  it('proposes only what finished before the incident, in time, in production, of what it affects', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(deployment, { selector: ({ id }) => id }),
        fc.integer({ min: 0, max: 10 * HOUR }),
        fc.integer({ min: 1, max: 10 }),
        (deployments, anchorAt, hours) => {
          const proposed = lastSuccessfulBefore(
            { anchorAt, entities: ['a'] },
            deployments,
            hours,
          );
          expect(proposed.length).toBeLessThanOrEqual(1);
          const fits = deployments.filter(
            each =>
              each.entity === 'a' &&
              each.production &&
              each.status === 'success' &&
              each.finishedAt < anchorAt &&
              each.finishedAt >= anchorAt - hours * HOUR,
          );
          const last = Math.max(...fits.map(({ finishedAt }) => finishedAt));
          const found = fits.filter(({ id }) => proposed.includes(id));
          expect(found.map(({ finishedAt }) => finishedAt)).toEqual(
            fits.length === 0 ? [] : [last],
          );
        },
      ),
    );
  });

  it('proposes nothing for an incident of which no time is known', () => {
    expect(
      lastSuccessfulBefore({ anchorAt: null, entities: ['a'] }, [], 24),
    ).toEqual([]);
  });
});
