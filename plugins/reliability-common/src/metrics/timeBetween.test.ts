import fc from 'fast-check';
import { DAY, anIncidentFact, NOW } from './testing/factBuilders';
import { type CountableFact, countedFacts } from './countedFacts';
import { timeBetween, type TimeBetweenInput } from './timeBetween';
import { timeBetweenFigure } from './model';

const SECONDS_OF_DAY = 86_400;

/** Incidents that began so many days ago. */
const began = (...daysAgo: number[]) =>
  daysAgo.map((days, index) =>
    anIncidentFact({ incidentId: index + 1, anchorAt: NOW - days * DAY }),
  );

const figure = ({
  facts = [],
  ...changes
}: Partial<TimeBetweenInput> & { readonly facts?: readonly CountableFact[] }) =>
  timeBetween(countedFacts(facts), {
    window: { from: NOW - 90 * DAY, until: NOW, rolling: 'P90D' },
    now: NOW,
    observedSince: NOW - 400 * DAY,
    ...changes,
  });

describe('timeBetween', () => {
  it('is the observed time for each incident, with the exact interval turned over', () => {
    const every6Days = began(
      ...Array.from({ length: 14 }, (_, i) => 2 + 6 * i),
    );
    const answer = figure({ facts: every6Days });
    expect(answer).toMatchObject({
      state: 'lowConfidence',
      n: 14,
      observedDays: 90,
      value: (90 / 14) * SECONDS_OF_DAY,
      meanGap: 6 * SECONDS_OF_DAY,
    });
    // Garwood for 14: 7.654 and 23.490.
    const [low, high] = 'interval' in answer ? answer.interval : [0, 0];
    expect(low / SECONDS_OF_DAY).toBeCloseTo(90 / 23.48962, 4);
    expect(high / SECONDS_OF_DAY).toBeCloseTo(90 / 7.65393, 4);
  });

  it('counts only the time in which the scope was observed', () => {
    const answer = figure({
      facts: began(1, 2),
      observedSince: NOW - 30 * DAY,
    });
    expect(answer).toMatchObject({ value: 15 * SECONDS_OF_DAY });
  });

  it('has no value without any incident, and says what it is at least', () => {
    expect(figure({})).toEqual({
      state: 'none',
      definition: 'timeBetweenIncidents',
      unit: 's',
      atLeast: expect.closeTo((90 / 3.6888794541139354) * SECONDS_OF_DAY, 3),
      observedDays: 90,
    });
  });

  it('has no mean gap for one incident', () => {
    expect(figure({ facts: began(5) })).toMatchObject({
      n: 1,
      value: 90 * SECONDS_OF_DAY,
      meanGap: null,
    });
  });

  it('draws nothing from fewer than 7 observed days', () => {
    expect(
      figure({ facts: began(1, 2, 3), observedSince: NOW - 6 * DAY }),
    ).toMatchObject({ state: 'tooFew', n: 3, observedDays: 6 });
  });

  it('takes silence for nothing', () => {
    expect(figure({ observedSince: null }).state).toBe('notObserved');
  });

  it('needs 20 incidents to be shown without reserve', () => {
    const daily = (n: number) =>
      began(...Array.from({ length: n }, (_, i) => i + 1));
    expect(figure({ facts: daily(19) }).state).toBe('lowConfidence');
    expect(figure({ facts: daily(20) }).state).toBe('ok');
  });

  it('fits its schema, contains its value, and ignores what is outside the window', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 150 }), { maxLength: 40 }),
        daysAgo => {
          const answer = figure({ facts: began(...daysAgo) });
          expect(timeBetweenFigure.parse(answer)).toEqual(answer);
          const inside = daysAgo.filter(days => days > 0 && days <= 90);
          expect(figure({ facts: began(...inside) })).toEqual(answer);
          const [low, high] = 'interval' in answer ? answer.interval : [0, 0];
          const value = 'value' in answer ? answer.value : 0;
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        },
      ),
    );
  });
});
