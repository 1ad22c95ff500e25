import { incidentFigures, latestCounted } from './incidentFigures';
import type { IncidentFact } from './facts';
import { durationFigure, incidentsFigure } from './model';
import {
  anIncidentFact,
  DAY,
  figuresInput,
  HOUR,
  incidentsLasting,
  MINUTE,
  NOW,
  times,
} from './testing/factBuilders';

const figures = (
  facts: readonly IncidentFact[],
  changes: Parameters<typeof figuresInput>[0] = {},
) => incidentFigures(figuresInput({ facts, ...changes }));

const restore = (...args: Parameters<typeof figures>) =>
  figures(...args).timeToRestore;

const began = (at: number, incidentId = 1) =>
  anIncidentFact({
    incidentId,
    times: times(at, { impactStarted: 0, mitigated: 30 }),
  });

describe('time to restore', () => {
  it('gives median, mean, interval and coverage in seconds', () => {
    const figure = restore(incidentsLasting([10, 20, 30, 40, 50, 60, 70]));
    expect(durationFigure.parse(figure)).toEqual(figure);
    expect(figure).toEqual({
      state: 'lowConfidence',
      definition: 'timeToRestore',
      unit: 's',
      median: 2400,
      interval: [600, 4200],
      mean: 2400,
      p90: null,
      p90Interval: null,
      n: 7,
      censored: 0,
      coverage: { known: 7, total: 7 },
      notes: { unknown: 0, impossible: 0, early: 0, longOpen: 0 },
    });
  });

  it.each([
    [5, 'tooFew'],
    [6, 'lowConfidence'],
    [19, 'lowConfidence'],
    [20, 'ok'],
  ])('of %d known durations is %s', (n, state) => {
    const facts = incidentsLasting(Array.from({ length: n }, () => 30));
    expect(restore(facts).state).toBe(state);
  });

  it('takes an open incident as lasting until now, and flags one open for a month', () => {
    const figure = restore(
      incidentsLasting([30, 30, 30, 30, 30, 30, ...Array(30).fill(null)]),
    );
    // The 30 open ones began 7 to 36 days ago.
    expect(figure).toMatchObject({
      n: 36,
      censored: 30,
      mean: null,
      p90: null,
      notes: { longOpen: 6 },
    });
  });

  it('censors at the end of a window in the past', () => {
    const window = { from: NOW - 60 * DAY, until: NOW - 30 * DAY };
    const facts = [1, 2, 3, 4, 5, 6].map(incidentId =>
      anIncidentFact({
        incidentId,
        times: times(NOW - 30 * DAY - 2 * HOUR, { impactStarted: 0 }),
      }),
    );
    expect(
      restore(facts, { window: { ...window, rolling: null } }),
    ).toMatchObject({
      median: null,
      interval: [7200, null],
      notes: { longOpen: 0 },
    });
  });

  it('lowers the coverage by what is unknown or impossible, and says which', () => {
    const known = incidentsLasting([10, 20, 30, 40, 50, 60]);
    const at = NOW - 20 * DAY;
    const others = [
      times(at, { impactStarted: 0, resolved: 60 }),
      times(at, { detected: 0, mitigated: 60 }),
      times(at, { impactStarted: 0, mitigated: -5 }),
    ].map((points, index) =>
      anIncidentFact({ incidentId: 100 + index, times: points }),
    );
    const flagged = anIncidentFact({ incidentId: 200, flagged: ['mitigated'] });
    expect(restore([...known, ...others, flagged])).toMatchObject({
      median: 35 * 60,
      coverage: { known: 6, total: 10 },
      notes: { unknown: 2, impossible: 2 },
    });
  });

  it('is none when watched and quiet, notObserved when never heard of', () => {
    expect(restore([]).state).toBe('none');
    expect(restore([], { observedSince: null }).state).toBe('notObserved');
    // Heard of only after the window.
    expect(restore([], { observedSince: NOW }).state).toBe('notObserved');
  });
});

describe('the other durations', () => {
  it('are read from the same incidents', () => {
    const facts = [1, 2, 3, 4, 5, 6].map(incidentId =>
      anIncidentFact({ incidentId }),
    );
    const { timeToDetect, timeToAcknowledge, timeToResolve } = figures(facts);
    expect(timeToDetect).toMatchObject({ median: 240 });
    expect(timeToAcknowledge).toMatchObject({ median: 300 });
    expect(timeToResolve).toMatchObject({ median: 54 * 60 });
    const options = {
      durations: 'computed',
      resolveFrom: 'impactStarted',
    } as const;
    expect(figures(facts, { options }).timeToResolve).toMatchObject({
      median: 3600,
    });
  });

  it('count early detection', () => {
    const facts = [1, 2, 3, 4, 5, 6].map(incidentId =>
      anIncidentFact({
        incidentId,
        times: times(NOW - DAY, {
          impactStarted: 0,
          detected: incidentId === 1 ? -30 : 8,
        }),
      }),
    );
    expect(figures(facts).timeToDetect).toMatchObject({
      median: 480,
      interval: [0, 480],
      notes: { early: 1 },
    });
  });

  it('are tooFew, with coverage, when nobody records them', () => {
    const facts = incidentsLasting([10, 20, 30, 40, 50, 60]);
    expect(figures(facts).timeToAcknowledge).toMatchObject({
      state: 'tooFew',
      n: 0,
      coverage: { known: 0, total: 6 },
    });
  });
});

describe('incidents', () => {
  it('counts, with the exact interval and the rate per 30 days', () => {
    const figure = figures(
      incidentsLasting(Array.from({ length: 14 }, () => 30)),
    ).incidents;
    expect(incidentsFigure.parse(figure)).toEqual(figure);
    expect(figure).toMatchObject({ state: 'ok', count: 14, observedDays: 90 });
    if (figure.state === 'notObserved') throw new Error('was observed');
    const { interval, per30Days } = figure;
    expect(interval.map(bound => bound.toFixed(1))).toEqual(['7.7', '23.5']);
    expect(per30Days).toBeCloseTo(14 / 3, 12);
  });

  it('holds the first moment of the window and not the last', () => {
    const from = NOW - 90 * DAY;
    const counted = (at: number) => figures([began(at)]).incidents;
    expect(counted(from - 1)).toMatchObject({ state: 'none', count: 0 });
    expect(counted(from)).toMatchObject({ count: 1 });
    expect(counted(NOW - 1)).toMatchObject({ count: 1 });
    expect(counted(NOW)).toMatchObject({ count: 0 });
  });

  it('cannot place an incident without any start', () => {
    const adrift = anIncidentFact({ times: times(NOW - DAY, { resolved: 0 }) });
    expect(adrift.anchorAt).toBeNull();
    expect(figures([adrift]).incidents).toMatchObject({ count: 0 });
  });

  it('counts one on several entities once', () => {
    const rows = ['checkout', 'payments', 'cart'].map(name =>
      anIncidentFact({ entityRef: `component:default/${name}` }),
    );
    expect(figures(rows).incidents).toMatchObject({ count: 1 });
  });

  it('counts apart what only began here, and never what is only contributing', () => {
    const facts = [
      anIncidentFact({ incidentId: 1, role: 'origin' }),
      anIncidentFact({ incidentId: 2, role: 'origin' }),
      anIncidentFact({ incidentId: 2, role: 'impacted' }),
      anIncidentFact({ incidentId: 3, role: 'contributing' }),
    ];
    const { incidents, timeToRestore } = figures(facts);
    expect(incidents).toMatchObject({ count: 1, originOnly: 1 });
    expect(timeToRestore).toMatchObject({ coverage: { total: 1 } });
  });

  it('sorts by severity, the unknown one included', () => {
    const facts = (['sev1', 'sev3', 'sev3', null] as const).map(
      (severity, incidentId) => anIncidentFact({ incidentId, severity }),
    );
    expect(figures(facts).incidents).toMatchObject({
      bySeverity: { sev1: 1, sev2: 0, sev3: 2, sev4: 0, sev5: 0, unknown: 1 },
    });
  });

  it('shows near misses, drills and maintenance beside, in every state', () => {
    const facts = (
      ['nearMiss', 'nearMiss', 'drill', 'maintenance'] as const
    ).map((kind, incidentId) => anIncidentFact({ incidentId, kind }));
    const byKind = { nearMiss: 2, drill: 1, maintenance: 1 };
    expect(figures(facts).incidents).toMatchObject({ state: 'none', byKind });
    expect(figures(facts, { observedSince: null }).incidents).toEqual({
      state: 'notObserved',
      definition: 'incidents',
      unit: 'count',
      byKind,
    });
  });

  it('draws the rate from the days in which the scope was watched', () => {
    const facts = [began(NOW - 5 * DAY, 1), began(NOW - 3 * DAY, 2)];
    expect(
      figures(facts, { observedSince: NOW - 15 * DAY }).incidents,
    ).toMatchObject({ observedDays: 15, per30Days: 4 });
    expect(
      figures(facts, { observedSince: NOW - 6 * DAY }).incidents,
    ).toMatchObject({ observedDays: 6, per30Days: null });
  });

  it('takes the first incident for watched when it is older than the first word', () => {
    expect(
      figures([began(NOW - 40 * DAY)], { observedSince: NOW - DAY }).incidents,
    ).toMatchObject({ observedDays: 40 });
  });
});

describe('latestCounted', () => {
  it('lists what the figures count, latest first, with how long it took', () => {
    const facts = [
      ...incidentsLasting([30, null, 50]),
      anIncidentFact({ incidentId: 9, kind: 'nearMiss' }),
    ];
    expect(latestCounted(figuresInput({ facts }), 2)).toEqual([
      {
        incidentId: 1,
        anchorAt: NOW - DAY,
        restore: { state: 'known', millis: 30 * MINUTE, early: false },
      },
      {
        incidentId: 2,
        anchorAt: NOW - 2 * DAY,
        restore: {
          state: 'open',
          millis: 2 * DAY,
          start: NOW - 2 * DAY,
        },
      },
    ]);
  });
});
