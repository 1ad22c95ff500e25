import fc from 'fast-check';
import { histories } from './__testUtils__/histories';
import { calendarFactsNeededFrom, calendarFigures } from './calendarFigures';
import type { IncidentFact } from './facts';
import {
  factsNeededFrom,
  scopeFigures,
  type ScopeIncidentFigures,
} from './scopeFigures';
import { anIncidentFact, DAY, figuresInput, NOW } from './testing/factBuilders';

const { options, now } = figuresInput();
const modes = [null, 'overload', 'config'];

/** Stretches of time of which each begins where the one before ends; the last one ends now. */
const calendars = fc
  .array(fc.integer({ min: 1, max: 25 * 24 }), { minLength: 1, maxLength: 6 })
  .map(hours =>
    hours.map((_, place) => {
      const ago = (from: number) =>
        NOW - hours.slice(from).reduce((sum, one) => sum + one, 0) * (DAY / 24);
      return { from: ago(place), until: ago(place + 1), rolling: null };
    }),
  );

/** Some began long before, and were over when they were. */
function withLongOnes(facts: readonly IncidentFact[]): IncidentFact[] {
  return facts.map(fact => {
    const { impactStarted } = fact.times;
    if (impactStarted === null || fact.incidentId % 3 > 0) return fact;
    const began = impactStarted - (100 + fact.incidentId) * DAY;
    const times = { ...fact.times, impactStarted: began };
    return { ...fact, times, anchorAt: began };
  });
}

/** Figures of a window, without how they differ from the window before. */
function withoutChange(figures: ScopeIncidentFigures) {
  return Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => {
      const { change, ...alone } = { change: null, ...figure };
      return [name, alone];
    }),
  );
}

/** Entities that are watched since their first incident, or earlier. */
function membersOf(facts: readonly IncidentFact[]) {
  return [0, 1, 2].map(index => {
    const entityRef = `component:default/entity-${index}`;
    const anchors = facts.flatMap(fact =>
      fact.entityRef === entityRef && fact.anchorAt !== null
        ? fact.anchorAt
        : [],
    );
    const since = Math.min(NOW - index * 15 * DAY, ...anchors);
    return { entityRef, observedSince: since };
  });
}

function anchored(
  facts: readonly IncidentFact[],
  { from, until }: { readonly from: number; readonly until: number },
) {
  return facts.filter(
    ({ anchorAt }) => anchorAt !== null && anchorAt >= from && anchorAt < until,
  );
}

/** As a store finds them. */
function found(
  facts: readonly IncidentFact[],
  { from, until }: { readonly from: number; readonly until: number },
) {
  return {
    facts: anchored(facts, { from, until }),
    spanning: anchored(facts, { from: -Infinity, until: from }),
  };
}

describe('figures by the calendar', () => {
  it('are those of each stretch of time by itself', () => {
    fc.assert(
      fc.property(histories, calendars, (history, windows) => {
        const facts = withLongOnes(history).map(fact => ({
          ...fact,
          failureMode: modes[fact.incidentId % 3],
        }));
        const changeCaused = new Set(
          facts.flatMap(({ incidentId }) =>
            incidentId % 2 === 0 ? incidentId : [],
          ),
        );
        const rest = {
          members: membersOf(facts),
          changeCaused,
          options,
          now,
          observedSince: NOW - 40 * DAY,
        };
        const alone = windows.map(window => {
          const { until } = window;
          const from = factsNeededFrom(window);
          return withoutChange(
            scopeFigures({
              ...rest,
              ...found(facts, { from, until }),
              window,
            }),
          );
        });
        const from = calendarFactsNeededFrom(windows[0]);
        const all = { ...rest, ...found(facts, { from, until: NOW }) };
        expect([...calendarFigures(all, windows)].map(withoutChange)).toEqual(
          alone,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('are made of any number of incidents', () => {
    const many = Array.from({ length: 200_000 }, (_, incidentId) =>
      anIncidentFact({ incidentId }),
    );
    const window = { from: NOW - 30 * DAY, until: NOW, rolling: null };
    const [{ incidents }] = calendarFigures(
      {
        ...found(many, window),
        members: [],
        changeCaused: null,
        options,
        now,
        observedSince: null,
      },
      [window],
    );
    expect(incidents).toMatchObject({ count: 200_000 });
  });
});
