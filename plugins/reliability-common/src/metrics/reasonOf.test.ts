import { inEnglish } from './messages';
import { FigureWithoutValue, reasonOf } from './reasonOf';

const why = (figure: FigureWithoutValue) => inEnglish(reasonOf(figure));
const share = { unit: 'ratio' } as const;
const duration = { unit: 's' } as const;

describe('Why a figure has no value', () => {
  it('is that nothing was reported, of deployments too', () => {
    expect(
      why({ state: 'notObserved', definition: 'recurrence', ...share }),
    ).toBe('Not observed yet');
    expect(
      why({
        state: 'notObserved',
        definition: 'failedDeploymentRecovery',
        ...duration,
      }),
    ).toBe('No deployments reported');
  });

  it.each([
    ['changeFailureRate', 'Nothing was deployed'],
    ['recurrence', 'Nothing happened that could have come back by now'],
  ] as const)('is that there was nothing: %s', (definition, words) => {
    expect(
      why({ state: 'none', definition, ...share } as FigureWithoutValue),
    ).toBe(words);
  });

  it('is that no incident is known to come from a deployment, not that none failed', () => {
    expect(
      why({
        state: 'none',
        definition: 'failedDeploymentRecovery',
        ...duration,
      }),
    ).toBe('No incident is known to come from a deployment');
  });

  it('has how long it is at least without an incident', () => {
    const between = {
      definition: 'timeBetweenIncidents',
      ...duration,
    } as const;
    expect(
      why({ state: 'none', ...between, atLeast: 2_592_000, observedDays: 90 }),
    ).toBe('No incident, so at least 30 d');
    expect(why({ state: 'tooFew', ...between, n: 1, observedDays: 3 })).toBe(
      'Not observed for long enough',
    );
  });

  it('is that too little is known', () => {
    expect(
      why({
        state: 'unattributed',
        definition: 'recurrence',
        ...share,
        coverage: { known: 0, total: 3 },
      }),
    ).toBe('Too little is known');
  });
});
