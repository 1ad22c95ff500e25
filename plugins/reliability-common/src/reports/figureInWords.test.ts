import type { FigureChange, ScopeMetrics } from '../metrics';
import {
  anIncidentFact,
  DAY,
  incidentsLasting,
  NOW,
  times,
} from '../metrics/testing/factBuilders';
import { metricsOf } from './__testUtils__/aReportInput';
import { english } from './__testUtils__/english';
import {
  figureInWords,
  lineOfFigure,
  type ReportedFigure,
} from './figureInWords';

const { window, figures } = metricsOf();
const line = (figure: ReportedFigure) =>
  lineOfFigure(figureInWords(figure, window), english);
const changeOf = (figure: ReportedFigure, during = window) =>
  figureInWords(figure, during).change?.text ?? null;

type Rate = NonNullable<ScopeMetrics['figures']['changeFailureRate']>;
const aRate = (given: object = {}) =>
  ({
    state: 'ok',
    definition: 'changeFailureRate',
    unit: 'ratio',
    value: 6 / 84,
    interval: [0.033, 0.147],
    k: 6,
    n: 84,
    coverage: { known: 12, total: 14 },
    rollbacks: null,
    change: null,
    ...given,
  } as Rate);

describe('figureInWords', () => {
  it('says a duration with its interval and on how many it rests', () => {
    expect(line(figures.timeToRestore)).toBe(
      '42 min (31 min – 58 min) · n 14 · low confidence',
    );
  });

  it('says what is open and not known of a duration', () => {
    const unknown = anIncidentFact({
      incidentId: 99,
      times: times(NOW - DAY, { impactStarted: 0, resolved: 9 }),
    });
    const facts = [...incidentsLasting([5, 6, 7, 8, 9, 10, null]), unknown];
    expect(line(metricsOf({ facts }).figures.timeToRestore)).toBe(
      '8 min (5 min – 10 min) · n 7 · 7 of 8 known · 1 still open · low confidence',
    );
  });

  it('says “longer than” where too many are open for a median', () => {
    const facts = incidentsLasting([30, null, null, null, null, null, null]);
    expect(line(metricsOf({ facts }).figures.timeToRestore)).toMatch(
      /^longer than 30 min \(30 min or more\) · n 7 · 6 still open/,
    );
  });

  it('says why there is no typical duration', () => {
    const restoring = (changes: Parameters<typeof metricsOf>[0]) =>
      line(metricsOf(changes).figures.timeToRestore);
    expect(restoring({ facts: incidentsLasting([5, 9]) })).toBe(
      'Too few for a typical time · n 2',
    );
    expect(restoring({ facts: [] })).toBe('Nothing happened');
    expect(restoring({ facts: [], observedSince: null })).toBe(
      'Not observed yet',
    );
  });

  it('counts incidents with the interval of such a count', () => {
    expect(line(figures.incidents)).toBe(
      '14 (8–23) · 90 days observed · 4.7 per 30 days',
    );
  });

  it('says a share in percent, and as so many of so many where they are few', () => {
    expect(line(aRate())).toBe(
      '7.1 % (3–15 %) · 6 of 84 · 12 of 14 incidents attributed',
    );
    expect(line(aRate({ state: 'lowConfidence', k: 1, n: 9 }))).toBe(
      '1 of 9 (3–15 %) · 12 of 14 incidents attributed · low confidence',
    );
  });

  it('says of a share how many were declined', () => {
    expect(
      line({
        state: 'ok',
        definition: 'commitmentsOnTime',
        unit: 'ratio',
        value: 0.8,
        interval: [0.6, 0.9],
        k: 20,
        n: 25,
        coverage: { known: 25, total: 25 },
        declined: 2,
      }),
    ).toBe('80 % (60–90 %) · 20 of 25 · 2 declined, left out');
  });

  it.each([
    ['changeFailureRate', 'Nothing was deployed'],
    ['commitmentsOnTime', 'Nothing was due'],
    ['commitmentsVerified', 'Nothing was to be checked by now'],
    ['recurrence', 'Nothing happened that could have come back by now'],
  ])('says why there is no share: %s', (definition, words) => {
    expect(line(aRate({ state: 'none', definition }))).toBe(words);
  });

  it('says that too little is known, and how much is', () => {
    expect(
      line(aRate({ state: 'unattributed', coverage: { known: 3, total: 14 } })),
    ).toBe('Too little is known · 3 of 14 incidents attributed');
  });

  it('says that nobody reports deployments', () => {
    expect(line(aRate({ state: 'notObserved' }))).toBe(
      'No deployments reported',
    );
  });
});

describe('The age of commitments in words', () => {
  const day = 86_400;
  const age = {
    definition: 'commitmentAge' as const,
    unit: 's' as const,
    state: 'ok' as const,
    median: 226 * day,
    n: 12,
    coverage: { known: 12, total: 12 },
  };

  it('is in days, also where one is young', () => {
    const aged = (interval: [number, number | null]) =>
      line({ ...age, interval } as unknown as ReportedFigure);
    expect(aged([22 * 3600 + 960, 696 * day])).toBe('226 d (1–696 d) · n 12');
    expect(aged([5.2 * day, null])).toBe('226 d (5 d or more) · n 12');
  });
});

describe('Availability in words', () => {
  const known = {
    definition: 'availability' as const,
    unit: 'ratio' as const,
    state: 'lowConfidence' as const,
    mean: 0.9982,
    minimum: { entityRef: 'component:default/cart', value: 0.99129 },
    weights: { major: 1, partial: 0.3 },
    members: { observed: 3, total: 4 },
    coverage: { known: 9, total: 10 },
    notes: { unknown: 1, impossible: 0, open: 0, stillOpen: 0, unstated: 0 },
  };

  it('is the mean, never rounded up, and the lowest', () => {
    expect(line(known)).toBe(
      '99.82 % · mean of 3 of 4 entities · lowest 99.12 %: cart · time known of 9 of 10 · low confidence',
    );
    expect(
      lineOfFigure(figureInWords(known, window, 'Cart of all'), english),
    ).toContain('lowest 99.12 %: Cart of all');
    expect(line({ ...known, state: 'none', mean: 1 })).toMatch(
      /^100 % · mean of 3 of 4 entities · time known/,
    );
    expect(
      line({ ...known, state: 'ok', members: { observed: 1, total: 1 } }),
    ).toBe('99.82 % · time known of 9 of 10');
  });

  it('is why there is none', () => {
    expect(line({ ...known, state: 'unattributed' })).toBe(
      'Too little is known · time known of 9 of 10',
    );
    expect(line({ ...known, state: 'notObserved' })).toBe('Not observed yet');
  });
});

describe('The time between incidents in words', () => {
  const between = {
    definition: 'timeBetweenIncidents' as const,
    unit: 's' as const,
    observedDays: 90.4,
  };

  it('is how much passes for each, or at least', () => {
    expect(line(figures.timeBetweenIncidents)).toMatch(
      /^6 d .* \(.* – .*\) · n 14 · 90 days observed/,
    );
    expect(line({ ...between, state: 'none', atLeast: 2_592_000 })).toBe(
      'No incident, so at least 30 d · 90 days observed',
    );
    expect(line({ ...between, state: 'tooFew', n: 1, observedDays: 3 })).toBe(
      'Not observed for long enough · n 1 · 3 days observed',
    );
    expect(line({ ...between, state: 'notObserved' })).toBe('Not observed yet');
  });
});

describe('Recovery from failed deployments in words', () => {
  it('is why there is none', () => {
    const recovery = {
      definition: 'failedDeploymentRecovery' as const,
      unit: 's' as const,
    };
    expect(line({ ...recovery, state: 'none' })).toBe(
      'No incident is known to come from a deployment',
    );
    expect(line({ ...recovery, state: 'notObserved' })).toBe(
      'No deployments reported',
    );
  });
});

describe('A change', () => {
  const ratio = (given: object = {}) =>
    ({
      kind: 'ratio',
      estimate: 1.456,
      interval: [1.2, 2],
      pValue: 0.01,
      verdict: 'higher',
      before: { value: 30, n: 30 },
      now: { value: 60, n: 30 },
      ...given,
    } as FigureChange);
  const changed = (change: FigureChange | null) => changeOf(aRate({ change }));

  it('is named with its interval, and neither direction is called better', () => {
    expect(changed(ratio())).toBe(
      'Higher: 1.46 times (1.2–2) what it was in the 90 days before.',
    );
    expect(
      changed(ratio({ verdict: 'lower', estimate: 0.5, interval: [0.3, 0.8] })),
    ).toBe('Lower: 0.5 times (0.3–0.8) what it was in the 90 days before.');
  });

  it('is none that is sure where the interval leaves a doubt', () => {
    expect(
      changed(ratio({ verdict: 'noSureChange', interval: [0.8, null] })),
    ).toBe(
      'No sure change: 1.46 times (0.8 or more) what it was in the 90 days before.',
    );
  });

  it('of a share is told in points, without a sign where it says lower', () => {
    const difference = (given: object) =>
      changed(ratio({ kind: 'difference', ...given }));
    expect(
      difference({ verdict: 'lower', estimate: -0.1, interval: [-0.2, -0.02] }),
    ).toBe(
      'Lower by 10 percentage points (2 to 20) than in the 90 days before.',
    );
    expect(
      difference({
        verdict: 'noSureChange',
        estimate: 0.001,
        interval: [-0.05, 0.04],
      }),
    ).toBe(
      'No sure change: 0 percentage points (−5 to 4) from what it was in the 90 days before.',
    );
  });

  it('that cannot be said is said to be so, and one that nobody looked at is not', () => {
    expect(changed(null)).toBe('Whether it changed cannot be said.');
    expect(changeOf(figures.recurrence)).toBeNull();
  });

  it('of a range of time is from the time before', () => {
    const during = { ...window, rolling: null };
    expect(changeOf(aRate({ change: ratio() }), during)).toBe(
      'Higher: 1.46 times (1.2–2) what it was in the time before.',
    );
  });
});
