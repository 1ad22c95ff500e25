import fc from 'fast-check';
import type { PracticeRole } from './model';
import { effectiveNumber } from './figureKinds';
import type { PublishedFact } from './practiceFigures';
import {
  aPublished,
  daysBefore,
  healthOf,
  neverReported,
  reported,
} from './testing/practiceBuilders';

const many = (count: number, of: (index: number) => Partial<PublishedFact>) =>
  Array.from({ length: count }, (_, index) => aPublished(of(index)));

const aFact: fc.Arbitrary<PublishedFact> = fc
  .record({
    publishedDaysAgo: fc.integer({ min: -5, max: 400 }),
    lasted: fc.option(fc.integer({ min: -3, max: 60 })),
    factors: fc.integer({ min: 0, max: 9 }),
    evidence: fc.integer({ min: 0, max: 9 }),
    teams: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
    roles: fc.uniqueArray(
      fc.constantFrom<PracticeRole>(
        'author',
        'facilitator',
        'participant',
        'reviewer',
      ),
    ),
    facilitator: fc.option(fc.constantFrom('x', 'y', 'z')),
    reviewedFromOutside: fc.option(fc.boolean()),
  })
  .map(({ publishedDaysAgo, lasted, evidence, ...fact }) => ({
    ...fact,
    postmortemId: 1,
    publishedAt: daysBefore(publishedDaysAgo),
    startedAt: lasted === null ? null : daysBefore(publishedDaysAgo + lasted),
    factorsWithEvidence: Math.min(evidence, fact.factors),
  }));

describe('practiceFigures', () => {
  it('has every value within its interval, and knows no more than there is', () => {
    fc.assert(
      fc.property(fc.array(aFact, { maxLength: 60 }), published => {
        const { figures } = healthOf({ published });
        for (const figure of Object.values(figures)) {
          const { value, interval } =
            'value' in figure ? figure : { value: 0, interval: null };
          const [low, high] = interval ?? [value, value];
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
          const { known, total } =
            'coverage' in figure ? figure.coverage : { known: 0, total: 0 };
          expect(known).toBeLessThanOrEqual(total);
        }
      }),
    );
  });

  it('is the same in whatever order things were published, and counts nothing outside of the window', () => {
    fc.assert(
      fc.property(fc.array(aFact, { maxLength: 40 }), published => {
        const health = healthOf({ published });
        expect(healthOf({ published: [...published].reverse() })).toEqual(
          health,
        );
        expect(health.published).toBe(
          published.filter(
            ({ publishedAt }) =>
              publishedAt >= daysBefore(90) && publishedAt < daysBefore(0),
          ).length,
        );
      }),
    );
  });

  it('says that nothing was observed, and not that nothing happened, where nobody ever reported', () => {
    const states = Object.values(
      healthOf({
        incidents: neverReported,
        incidentsBefore: neverReported,
      }).figures,
    ).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['notObserved']));
  });

  it('says that nothing was published where it was watched', () => {
    const { figures } = healthOf();
    expect(figures.daysToPublish.state).toBe('none');
    expect(figures.nearMissRate).toMatchObject({
      state: 'ok',
      value: 2 / 3,
      n: 2,
    });
  });

  it('has a rate of near misses also where there was none, as surely as that can be said', () => {
    const { figures } = healthOf({ incidents: reported(0, 0) });
    expect(figures.nearMissRate).toMatchObject({ state: 'ok', value: 0, n: 0 });
    expect(figures.nearMissShare.state).toBe('none');
  });

  it('shows no typical value for fewer than six, and reserve for fewer than twenty', () => {
    const stateOf = (count: number) =>
      healthOf({ published: many(count, () => ({})) }).figures.daysToPublish
        .state;
    expect([5, 6, 19, 20].map(stateOf)).toEqual([
      'tooFew',
      'lowConfidence',
      'lowConfidence',
      'ok',
    ]);
  });

  it('shows no share of reviews where the owners of too many are not known', () => {
    const published = many(10, index => ({
      reviewedFromOutside: index < 7 ? true : null,
    }));
    expect(healthOf({ published }).figures.outsideReview).toMatchObject({
      state: 'unattributed',
      coverage: { known: 7, total: 10 },
    });
  });

  it('compares with the window before only where both rest on enough', () => {
    const sooner = many(30, index => ({
      startedAt: daysBefore(12 + (index % 5)),
    }));
    const before = many(30, index => ({
      publishedAt: daysBefore(100),
      startedAt: daysBefore(130 + index),
    }));
    const changeOf = (published: readonly PublishedFact[]) => {
      const { daysToPublish } = healthOf({ published }).figures;
      return 'change' in daysToPublish ? daysToPublish.change?.verdict : null;
    };
    expect(changeOf([...sooner, ...before])).toBe('lower');
    expect(changeOf([...sooner, ...before.slice(0, 5)])).toBeUndefined();
  });
});

describe('effectiveNumber', () => {
  it('is how many would share evenly', () => {
    expect(effectiveNumber(['a', 'a', 'a'])).toBe(1);
    expect(effectiveNumber(['a', 'b', 'c', 'd'])).toBe(4);
    expect(effectiveNumber(['a', 'a', 'a', 'b'])).toBeCloseTo(1.6);
  });

  it('lies between one and the number of hands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
        hands => {
          const number = effectiveNumber(hands);
          expect(number).toBeGreaterThanOrEqual(1 - 1e-9);
          expect(number).toBeLessThanOrEqual(new Set(hands).size + 1e-9);
        },
      ),
    );
  });
});
