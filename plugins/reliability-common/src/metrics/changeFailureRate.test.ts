import {
  changeFailureRate,
  changeSuccessRate,
  type DeploymentCounts,
} from './changeFailureRate';
import { changeRateFigure } from './model';

const counts = (changes: Partial<DeploymentCounts> = {}): DeploymentCounts => ({
  observed: true,
  deployments: 120,
  withConfirmedFailure: 6,
  rollbacks: 2,
  incidentsAnswered: 9,
  incidentsTotal: 10,
  ...changes,
});

describe('changeFailureRate', () => {
  it('is the share of deployments with a confirmed incident', () => {
    const figure = changeFailureRate(counts());
    expect(figure).toMatchObject({
      state: 'ok',
      definition: 'changeFailureRate',
      value: 0.05,
      k: 6,
      n: 120,
      rollbacks: 2,
      coverage: { known: 9, total: 10 },
    });
    expect(changeRateFigure.parse(figure)).toEqual(figure);
  });

  it('has no value while fewer than 80 % of incidents are answered', () => {
    expect(changeFailureRate(counts({ incidentsAnswered: 7 }))).toEqual({
      state: 'unattributed',
      definition: 'changeFailureRate',
      unit: 'ratio',
      coverage: { known: 7, total: 10 },
    });
    expect(changeFailureRate(counts({ incidentsAnswered: 8 })).state).toBe(
      'ok',
    );
  });

  it('needs no answers where there was no incident', () => {
    const figure = changeFailureRate(
      counts({
        withConfirmedFailure: 0,
        incidentsAnswered: 0,
        incidentsTotal: 0,
      }),
    );
    expect(figure).toMatchObject({ state: 'ok', value: 0, k: 0 });
  });

  it('is so many of so many below 20 deployments', () => {
    expect(
      changeFailureRate(counts({ deployments: 19, withConfirmedFailure: 3 })),
    ).toMatchObject({ state: 'lowConfidence', k: 3, n: 19 });
  });

  it('tells no deployments from none that were ever reported', () => {
    const none = { deployments: 0, withConfirmedFailure: 0 };
    expect(changeFailureRate(counts(none)).state).toBe('none');
    expect(changeFailureRate(counts({ ...none, observed: false })).state).toBe(
      'notObserved',
    );
  });

  it('does not take unreported rollbacks for none', () => {
    expect(changeFailureRate(counts({ rollbacks: undefined }))).toMatchObject({
      rollbacks: null,
    });
  });

  it('never exceeds 100 %', () => {
    expect(() =>
      changeFailureRate(counts({ withConfirmedFailure: 121 })),
    ).toThrow('121 of 120 is no proportion');
  });
});

describe('changeSuccessRate', () => {
  it('is what change failure rate leaves', () => {
    const failure = changeFailureRate(counts());
    const success = changeSuccessRate(counts());
    const [low, high] = 'interval' in failure ? failure.interval : [0, 0];
    expect(success).toMatchObject({
      state: 'ok',
      definition: 'changeSuccessRate',
      value: 0.95,
      k: 114,
      interval: [expect.closeTo(1 - high, 12), expect.closeTo(1 - low, 12)],
    });
  });

  it('has the state of change failure rate', () => {
    const few = counts({ incidentsAnswered: 1 });
    expect(changeSuccessRate(few).state).toBe('unattributed');
  });
});
