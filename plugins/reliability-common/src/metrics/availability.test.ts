import fc from 'fast-check';
import { availabilityFigures, type AvailabilityInput } from './availability';
import type { IncidentFact } from './facts';
import { availabilityFigure, downtimeFigure } from './model';
import {
  anIncidentFact,
  DAY,
  HOUR,
  MINUTE,
  NOW,
  times,
} from './testing/factBuilders';

const CHECKOUT = 'component:default/checkout';
const CART = 'component:default/cart';
const TEN_DAYS = { from: NOW - 10 * DAY, until: NOW, rolling: null };

/** An incident that began so many hours ago; `lasted` hours, null: still open. */
const incident = (
  hoursAgo: number,
  lasted: number | null,
  changes: Partial<IncidentFact> = {},
): IncidentFact => ({
  ...anIncidentFact({
    incidentId: hoursAgo,
    times: times(NOW - hoursAgo * HOUR, {
      impactStarted: 0,
      ...(lasted === null ? {} : { mitigated: lasted * 60 }),
    }),
  }),
  impact: 'major',
  ...changes,
});

const figures = (
  facts: readonly IncidentFact[],
  changes: Partial<AvailabilityInput> = {},
) =>
  availabilityFigures({
    facts,
    members: [{ entityRef: CHECKOUT, observedSince: NOW - 400 * DAY }],
    window: TEN_DAYS,
    now: NOW,
    ...changes,
  });

const hoursDown = (
  facts: readonly IncidentFact[],
  changes: Partial<AvailabilityInput> = {},
) => {
  const { downtime } = figures(facts, changes);
  return 'mean' in downtime ? downtime.mean / 3600 : null;
};

describe('availabilityFigures', () => {
  it('integrates impact over the window', () => {
    const answer = figures([incident(100, 6), incident(50, 6)]);
    expect(answer.downtime).toMatchObject({
      state: 'ok',
      mean: 12 * 3600,
      coverage: { known: 2, total: 2 },
    });
    expect(answer.availability).toMatchObject({ state: 'ok', mean: 0.95 });
  });

  it('counts partial impact in part, by the weight that is configured', () => {
    const partial = [incident(100, 10, { impact: 'partial' })];
    expect(hoursDown(partial)).toBeCloseTo(3, 12);
    const weights = { major: 1, partial: 0.5 };
    expect(hoursDown(partial, { weights })).toBeCloseTo(5, 12);
  });

  it('counts the heaviest impact alone where incidents overlap', () => {
    const partial = incident(100, 10, { impact: 'partial' });
    expect(hoursDown([partial, incident(98, 2)])).toBeCloseTo(2 + 8 * 0.3, 12);
    expect(hoursDown([incident(100, 10), incident(95, 10)])).toBe(15);
  });

  it('counts an impact that nobody stated as major, and says so', () => {
    const { downtime } = figures([incident(100, 4, { impact: null })]);
    expect(downtime).toMatchObject({
      mean: 4 * 3600,
      notes: { unstated: 1 },
    });
  });

  it('counts an open incident until now, or the end of the window', () => {
    const open = [incident(5, null)];
    expect(figures(open).downtime).toMatchObject({
      mean: 5 * 3600,
      notes: { open: 1 },
    });
    const window = { ...TEN_DAYS, until: NOW - 2 * HOUR };
    expect(hoursDown(open, { window })).toBe(3);
  });

  it('counts what began before the window from its beginning', () => {
    expect(hoursDown([incident(11 * 24, 30)])).toBe(6);
    expect(figures([incident(11 * 24, 5)]).availability.state).toBe('none');
  });

  it('shows mean and worst of several members, never the union', () => {
    const members = [CHECKOUT, CART, 'component:default/quiet'].map(
      entityRef => ({ entityRef, observedSince: NOW - 400 * DAY }),
    );
    const facts = [incident(100, 24), incident(60, 12, { entityRef: CART })];
    expect(figures(facts, { members })).toMatchObject({
      availability: {
        mean: expect.closeTo(1 - 36 / 720, 12),
        minimum: { value: 0.9, entityRef: CHECKOUT },
        members: { observed: 3, total: 3 },
      },
      downtime: {
        mean: 12 * 3600,
        maximum: { value: 24 * 3600, entityRef: CHECKOUT },
      },
    });
  });

  it('counts an incident on several members once in the coverage', () => {
    const members = [CHECKOUT, CART].map(entityRef => ({
      entityRef,
      observedSince: NOW - 400 * DAY,
    }));
    const one = incident(100, 1);
    expect(
      figures([one, { ...one, entityRef: CART }], { members }).downtime,
    ).toMatchObject({ mean: 3600, coverage: { known: 1, total: 1 } });
  });

  it('leaves out members that were never observed, and says how many', () => {
    const members = [
      { entityRef: CHECKOUT, observedSince: NOW - 400 * DAY },
      { entityRef: CART, observedSince: null },
    ];
    expect(
      figures([incident(100, 24)], { members }).availability,
    ).toMatchObject({ mean: 0.9, members: { observed: 1, total: 2 } });
  });

  it('divides by observed time only', () => {
    const members = [{ entityRef: CHECKOUT, observedSince: NOW - 8 * DAY }];
    expect(
      figures([incident(24, 19.2)], { members }).availability,
    ).toMatchObject({ state: 'ok', mean: expect.closeTo(0.9, 12) });
  });

  it('has low confidence with fewer than 7 observed days', () => {
    const members = [{ entityRef: CHECKOUT, observedSince: NOW - 6 * DAY }];
    expect(figures([incident(24, 1)], { members }).availability.state).toBe(
      'lowConfidence',
    );
  });

  it('is up all the time without any incident, and not observed without any word', () => {
    expect(figures([])).toMatchObject({
      availability: { state: 'none', mean: 1 },
      downtime: { state: 'none', mean: 0 },
    });
    const members = [{ entityRef: CHECKOUT, observedSince: null }];
    expect(figures([], { members }).availability).toEqual({
      state: 'notObserved',
      definition: 'availability',
      unit: 'ratio',
    });
  });

  it('leaves out unknown and impossible spans, which lower the coverage', () => {
    const unknown = incident(20, null, {
      incidentId: 900,
      times: times(NOW - 20 * HOUR, { impactStarted: 0, resolved: 90 }),
    });
    const impossible = incident(30, 1, {
      incidentId: 901,
      flagged: ['mitigated'],
    });
    const known = Array.from({ length: 8 }, (_, i) => incident(50 + i, 0.5));
    expect(figures([...known, unknown, impossible]).downtime).toMatchObject({
      state: 'lowConfidence',
      mean: 4 * 3600,
      coverage: { known: 8, total: 10 },
      notes: { unknown: 1, impossible: 1 },
    });
    const { availability } = figures([...known.slice(1), unknown, impossible]);
    expect(availability.state).toBe('unattributed');
    expect(availability).not.toHaveProperty('mean');
  });

  it('does not know how long an incident hurt that nobody closed for more than a year, in any window', () => {
    const year = 365 * 24;
    const open = incident(year, null);
    expect(figures([open]).availability).toMatchObject({ mean: 0 });
    const forgotten = incident(year + 1, null, { incidentId: 902 });
    const known = Array.from({ length: 4 }, (_, i) => incident(50 + i, 0.5));
    const windows = [
      TEN_DAYS,
      { from: NOW - 380 * DAY, until: NOW - 300 * DAY, rolling: null },
    ];
    for (const window of windows) {
      expect(figures([forgotten], { window }).availability).toMatchObject({
        state: 'unattributed',
        notes: { open: 0, stillOpen: 1 },
      });
    }
    expect(figures([...known, forgotten]).downtime).toMatchObject({
      state: 'lowConfidence',
      mean: 2 * 3600,
      coverage: { known: 4, total: 5 },
    });
  });

  it.each([
    ['near misses', { kind: 'nearMiss' }],
    ['drills', { kind: 'drill' }],
    ['maintenance', { kind: 'maintenance' }],
    ['what began here and hurt users elsewhere', { role: 'origin' }],
    ['incidents that name no entity', { entityRef: null }],
  ] as const)('does not count %s', (_name, changes) => {
    expect(figures([incident(100, 6, changes)]).downtime.state).toBe('none');
  });

  it('agrees with a look at every minute, and fits its schemas', () => {
    const facts = fc.array(
      fc
        .record({
          start: fc.integer({ min: -400, max: 400 }),
          lasted: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 6 }),
          impact: fc.constantFrom('major', 'partial', null),
        })
        .map(({ start, lasted, impact }) => ({ start, lasted, impact })),
      { maxLength: 12 },
    );
    const from = NOW - 400 * MINUTE;
    const window = { from, until: NOW, rolling: null };
    fc.assert(
      fc.property(facts, list => {
        const answer = figures(
          list.map(({ start, lasted, impact }, incidentId) => ({
            ...anIncidentFact({
              incidentId,
              times: times(from + start * MINUTE, {
                impactStarted: 0,
                ...(lasted === null ? {} : { mitigated: lasted }),
              }),
            }),
            impact,
          })),
          { window },
        );
        let down = 0;
        for (let minute = 0; minute < 400; minute += 1) {
          const weights = list
            .filter(
              ({ start, lasted }) =>
                start <= minute && minute < start + (lasted ?? Infinity),
            )
            .map(({ impact }) => (impact === 'partial' ? 0.3 : 1));
          down += Math.max(0, ...weights);
        }
        const { availability, downtime } = answer;
        expect(downtime).toMatchObject({ mean: expect.closeTo(down * 60, 6) });
        expect(availability).toMatchObject({
          mean: expect.closeTo(1 - down / 400, 9),
        });
        expect(availabilityFigure.parse(availability)).toEqual(availability);
        expect(downtimeFigure.parse(downtime)).toEqual(downtime);
      }),
    );
  });
});
