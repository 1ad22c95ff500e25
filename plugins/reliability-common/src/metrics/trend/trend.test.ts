import fc from 'fast-check';
import { countDue, shareOnTime } from '../commitmentFigures';
import { durationKinds } from '../durations';
import { incidentFigures } from '../incidentFigures';
import type {
  DurationFigure,
  IncidentsFigure,
  ShareFigure,
  TrendPoint,
} from '../model';
import {
  aCommitmentFact,
  DAY,
  figuresInput,
  NOW,
} from '../testing/factBuilders';
import { histories } from '../__testUtils__/histories';
import { countTrend } from './countTrend';
import { durationTrend } from './durationTrend';
import { shareTrend } from './shareTrend';
import { trendProblems, trendWindows } from './trendWindows';

const windows = trendWindows({
  from: NOW - 60 * DAY,
  until: NOW,
  step: 'P1W',
  trailing: 30 * DAY,
});

type Computed = DurationFigure | IncidentsFigure | ShareFigure;

const gistOfPoint = ({ state, value, interval }: TrendPoint) => ({
  state,
  value,
  interval,
});

/** What a point shows of a figure. */
function gistOfFigure(figure: Computed): ReturnType<typeof gistOfPoint> {
  const { state } = figure;
  if ('median' in figure) {
    return { state, value: figure.median, interval: figure.interval };
  }
  if ('count' in figure) {
    return { state, value: figure.count, interval: figure.interval };
  }
  return 'value' in figure
    ? { state, value: figure.value, interval: figure.interval }
    : { state, value: null, interval: null };
}

describe('A trend', () => {
  it('of a duration is that duration over the window of each point', () => {
    fc.assert(
      fc.property(
        histories,
        fc.constantFrom(...durationKinds),
        fc.constantFrom(null, NOW - 40 * DAY, NOW - 400 * DAY),
        (facts, kind, observedSince) => {
          const input = { ...figuresInput({ facts, observedSince }), windows };
          const expected = windows.map(({ from, until }) => {
            const window = { from, until, rolling: null };
            // All that is anchored earlier says that the scope was watched then.
            const first = Math.min(
              observedSince ?? Infinity,
              ...facts.flatMap(fact =>
                fact.kind === 'incident' && fact.role === 'impacted'
                  ? fact.anchorAt ?? []
                  : [],
              ),
            );
            const since = first === Infinity ? null : first;
            const all = incidentFigures({
              ...input,
              window,
              observedSince: since,
            });
            return all[kind];
          });
          expect(durationTrend(kind, input).map(gistOfPoint)).toEqual(
            expected.map(gistOfFigure),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of incidents is their count in the window of each point', () => {
    fc.assert(
      fc.property(histories, facts => {
        const observedSince = NOW - 400 * DAY;
        const input = { ...figuresInput({ facts, observedSince }), windows };
        const expected = windows.map(({ from, until }) => {
          const window = { from, until, rolling: null };
          return incidentFigures({ ...input, window }).incidents;
        });
        expect(countTrend(input).map(gistOfPoint)).toEqual(
          expected.map(gistOfFigure),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('of incidents is of low confidence where the scope was not watched all the time, and nothing before', () => {
    const states = countTrend({
      ...figuresInput({ observedSince: NOW - 25 * DAY }),
      windows: trendWindows({
        from: NOW - 40 * DAY,
        until: NOW,
        step: 'P1W',
        trailing: 14 * DAY,
      }),
    }).map(({ state }) => state);
    expect(states).toEqual([
      'notObserved',
      'notObserved',
      'lowConfidence',
      'lowConfidence',
      'none',
      'none',
    ]);
  });

  it('of promises is the share kept on time in the window of each point', () => {
    const day = fc
      .integer({ min: -100, max: 5 })
      .map(days => new Date(NOW + days * DAY).toISOString().slice(0, 10));
    const promise = fc.record({
      originalDue: day,
      status: fc.constantFrom('done', 'declined', 'committed', 'verified'),
      doneAt: fc.option(day.map(on => Date.parse(on) + 3000)),
    } as const);
    fc.assert(
      fc.property(fc.array(promise, { maxLength: 60 }), promises => {
        const facts = promises.map((each, actionItemId) =>
          aCommitmentFact({ ...each, actionItemId }),
        );
        const days = [...new Set(promises.map(each => each.originalDue))]
          .sort()
          .map(on => {
            const due = facts.filter(fact => fact.originalDue === on);
            return {
              day: on,
              ...countDue(due, {
                from: Date.parse(on),
                until: Date.parse(on) + DAY,
              }),
            };
          });
        const expected = windows.map(window =>
          shareOnTime(countDue(facts, window)),
        );
        expect(shareTrend(days, windows).map(gistOfPoint)).toEqual(
          expected.map(gistOfFigure),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('The windows of a trend', () => {
  const until = Date.UTC(2026, 2, 1, 12);
  const ends = (step: 'P1D' | 'P1W' | 'P1M', days: number) =>
    trendWindows({ from: until - days * DAY, until, step, trailing: DAY }).map(
      window => new Date(window.until).toISOString().slice(0, 16),
    );

  it('end on Mondays, at the beginnings of months or of days, and at the end', () => {
    expect(ends('P1W', 20)).toEqual([
      '2026-02-16T00:00',
      '2026-02-23T00:00',
      '2026-03-01T12:00',
    ]);
    expect(ends('P1M', 62)).toEqual([
      '2026-01-01T00:00',
      '2026-02-01T00:00',
      '2026-03-01T00:00',
      '2026-03-01T12:00',
    ]);
    expect(ends('P1D', 2)).toEqual([
      '2026-02-28T00:00',
      '2026-03-01T00:00',
      '2026-03-01T12:00',
    ]);
  });

  it('never come to more than a thousand', () => {
    const range = fc.record({
      from: fc.nat({ max: until }),
      step: fc.constantFrom('P1D' as const, 'P1W' as const, 'P1M' as const),
    });
    fc.assert(
      fc.property(range, each => {
        if (trendProblems({ ...each, until }).length > 0) return;
        const made = trendWindows({ ...each, until, trailing: DAY });
        expect(made.length).toBeLessThanOrEqual(1000);
      }),
    );
  });

  it('are refused with a hint when they would be too many', () => {
    const [{ field, problem }] = trendProblems({
      from: until - 3653 * DAY,
      until,
      step: 'P1D',
    });
    expect(field).toBe('step');
    expect(problem).toBe(
      'would make about 3653 points, of which there may be 1000: ask for a shorter time, or for step P1W',
    );
  });
});
