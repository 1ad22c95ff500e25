import fc from 'fast-check';
import type { IncidentFact } from './facts';
import { incidentFigures } from './incidentFigures';
import { durationFigure, incidentsFigure } from './model';
import { anIncidentFact, DAY, figuresInput, NOW } from './testing/factBuilders';
import { histories } from './__testUtils__/histories';
import { naiveRestore, type NaiveRestore } from './testing/naiveFigures';

const figures = (facts: readonly IncidentFact[]) =>
  incidentFigures(figuresInput({ facts }));

function expectedFrom({ count, known, open, medianSeconds }: NaiveRestore) {
  if (count === 0) return { state: 'none' };
  const support = {
    n: known,
    censored: open,
    coverage: { known, total: count },
  };
  if (known < 6) return { state: 'tooFew', ...support };
  const state = known < 20 ? 'lowConfidence' : 'ok';
  return { state, median: medianSeconds, ...support };
}

describe('figures of any history', () => {
  it('agree with the naive oracle in count, coverage and median', () => {
    fc.assert(
      fc.property(histories, facts => {
        const { incidents, timeToRestore } = figures(facts);
        const naive = naiveRestore(facts, NOW - 90 * DAY, NOW, NOW);
        expect(incidents).toMatchObject({ count: naive.count });
        expect(timeToRestore).toMatchObject(expectedFrom(naive));
      }),
      { numRuns: 400 },
    );
  });

  it('do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(
        histories.chain(facts =>
          fc.tuple(
            fc.constant(facts),
            fc.shuffledSubarray([...facts], { minLength: facts.length }),
          ),
        ),
        ([facts, shuffled]) => {
          expect(figures(shuffled)).toEqual(figures(facts));
        },
      ),
    );
  });

  it('do not count an incident again for another entity', () => {
    fc.assert(
      fc.property(histories, facts => {
        const again = facts.map(fact => ({
          ...fact,
          entityRef: 'component:default/another',
        }));
        expect(figures([...facts, ...again])).toEqual(figures(facts));
      }),
    );
  });

  it('change by a near miss, a drill or maintenance in nothing but its own count', () => {
    fc.assert(
      fc.property(
        histories,
        fc.constantFrom('nearMiss', 'drill', 'maintenance'),
        (facts, kind) => {
          const before = figures(facts);
          const added = anIncidentFact({ incidentId: 1000, kind });
          const { byKind } = before.incidents;
          expect(figures([...facts, added])).toEqual({
            ...before,
            incidents: {
              ...before.incidents,
              byKind: { ...byKind, [kind]: byKind[kind] + 1 },
            },
          });
        },
      ),
    );
  });

  it('fit their schemas, and their intervals contain them', () => {
    fc.assert(
      fc.property(histories, facts => {
        const { incidents, ...durations } = figures(facts);
        expect(incidentsFigure.parse(incidents)).toEqual(incidents);
        for (const figure of Object.values(durations)) {
          expect(durationFigure.parse(figure)).toEqual(figure);
        }
        const typical = Object.values(durations).flatMap(figure =>
          'median' in figure ? [figure] : [],
        );
        for (const { median, interval } of typical) {
          expect(interval[0]).toBeLessThanOrEqual(median ?? Infinity);
          expect(interval[1] ?? Infinity).toBeGreaterThanOrEqual(
            median ?? Infinity,
          );
        }
      }),
    );
  });
});
