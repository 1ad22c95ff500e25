import fc from 'fast-check';
import {
  byWeight,
  changeImpacts,
  changeStatuses,
  changeSteps,
  comparedOutcome,
  isUnprepared,
  likelihoods,
  missingPreparations,
  riskLevel,
  riskOutcomes,
  riskWeight,
  verdictOf,
} from './index';

const words = fc.constantFrom('', 'Said');
const risk = fc.record({
  likelihood: fc.constantFrom(...likelihoods),
  impact: fc.constantFrom(...changeImpacts),
  detection: words,
  rollback: words,
  runbook: words,
  owner: fc.constantFrom(null, 'user:default/kim'),
  linked: fc.boolean(),
  foreseen: fc.boolean(),
  outcome: fc.constantFrom(...riskOutcomes),
});

describe('what may fail', () => {
  it('weighs more, the likelier it is and the more it would hurt', () => {
    fc.assert(
      fc.property(risk, risk, (a, b) => {
        const isMore =
          likelihoods.indexOf(a.likelihood) >=
            likelihoods.indexOf(b.likelihood) &&
          changeImpacts.indexOf(a.impact) >= changeImpacts.indexOf(b.impact);
        fc.pre(isMore);
        expect(riskWeight(a)).toBeGreaterThanOrEqual(riskWeight(b));
      }),
    );
    expect(riskWeight({ likelihood: 'unlikely', impact: 'low' })).toBe(1);
    expect(riskWeight({ likelihood: 'likely', impact: 'high' })).toBe(9);
    expect([1, 2, 3, 4, 6, 9].map(riskLevel)).toEqual([
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
    ]);
  });

  it('is listed whole, the heaviest first', () => {
    fc.assert(
      fc.property(fc.array(risk), risks => {
        const listed = byWeight(risks);
        expect(new Set(listed)).toEqual(new Set(risks));
        const weights = listed.map(riskWeight);
        expect(weights).toEqual([...weights].sort((a, b) => b - a));
      }),
    );
  });

  it('waits for somebody exactly while nothing is prepared and nobody has taken it on', () => {
    fc.assert(
      fc.property(risk, each => {
        const isWaiting = missingPreparations(each).length === 4;
        expect(isUnprepared(each)).toBe(isWaiting && !each.linked);
      }),
    );
  });
});

describe('what came of a change', () => {
  it('is compared with what was foreseen, each once', () => {
    fc.assert(
      fc.property(fc.array(risk), risks => {
        const { hit, didNotOccur, surprise, open } = comparedOutcome(risks);
        expect(hit + didNotOccur + surprise + open).toBe(risks.length);
      }),
    );
  });

  it('is a hit where it was foreseen and occurred, and a surprise where nobody had written it down', () => {
    expect(verdictOf({ foreseen: true, outcome: 'occurred' })).toBe('hit');
    expect(verdictOf({ foreseen: true, outcome: 'didNotOccur' })).toBe(
      'didNotOccur',
    );
    expect(verdictOf({ foreseen: true, outcome: 'open' })).toBe('open');
    expect(verdictOf({ foreseen: false, outcome: 'occurred' })).toBe(
      'surprise',
    );
  });

  it('can be said of every change sooner or later, and taken up again', () => {
    for (const status of changeStatuses) {
      expect(changeSteps[status].length).toBeGreaterThan(0);
      expect(changeSteps[status]).not.toContain(status);
    }
  });
});
