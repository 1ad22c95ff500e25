import fc from 'fast-check';
import { factorLayers } from '../failureModes';
import type { IncidentFact } from './facts';
import { recurringMode } from './model';
import { type LayerFact, mostFrequent, recurringModes } from './recurring';
import { countedFacts } from './countedFacts';
import { recurrenceAmong } from './recurrence';
import { anIncidentFact, DAY, NOW } from './testing/factBuilders';
import { histories } from './__testUtils__/histories';

const window = { from: NOW - 365 * DAY, until: NOW, rolling: null };

const incident = (
  incidentId: number,
  daysAgo: number,
  failureMode: string | null,
  changes: Partial<IncidentFact> = {},
): IncidentFact =>
  anIncidentFact({
    incidentId,
    failureMode,
    anchorAt: NOW - daysAgo * DAY,
    ...changes,
  });

const layer = (
  incidentId: number,
  of: LayerFact['layer'],
  postmortemId = incidentId,
): LayerFact => ({ incidentId, layer: of, postmortemId });

const none = { people: 0, process: 0, technology: 0, external: 0 };

describe('recurringModes', () => {
  it('counts incidents of each failure mode, once in every layer that has a factor', () => {
    const facts = [
      incident(1, 40, 'retries'),
      incident(1, 40, 'retries', { entityRef: 'component:default/basket' }),
      incident(2, 30, 'retries'),
      incident(3, 20, 'certificate'),
      incident(4, 10, null),
    ];
    const layers = [
      layer(1, 'process'),
      layer(1, 'process', 7),
      layer(1, 'technology'),
      layer(2, 'technology', 1),
      layer(4, 'people'),
    ];
    expect(recurringModes({ facts, window, layers })).toEqual({
      coverage: { known: 3, total: 4 },
      told: { postmortems: 2, incidents: { known: 2, total: 3 } },
      modes: [
        { failureMode: 'certificate', incidents: 1, repeated: 0, layers: none },
        {
          failureMode: 'retries',
          incidents: 2,
          repeated: 1,
          layers: { ...none, process: 1, technology: 2 },
        },
      ],
    });
  });

  it('counts neither drills nor where an entity was the origin only', () => {
    const facts = [
      incident(1, 40, 'retries', { kind: 'drill' }),
      incident(2, 40, 'retries', { role: 'origin' }),
    ];
    expect(recurringModes({ facts, window, layers: [] })).toMatchObject({
      coverage: { known: 0, total: 0 },
      modes: [],
    });
  });

  it('looks for a repeat after the window, and counts it in no window but its own', () => {
    const past = { from: NOW - 200 * DAY, until: NOW - 100 * DAY };
    const facts = [
      incident(1, 110, 'retries'),
      incident(2, 30, 'retries'),
      incident(3, 101, 'disk'),
      incident(4, 10, 'disk'),
    ];
    expect(recurringModes({ facts, window: past, layers: null })).toEqual({
      coverage: { known: 2, total: 2 },
      told: null,
      modes: [
        { failureMode: 'disk', incidents: 1, repeated: 0, layers: null },
        { failureMode: 'retries', incidents: 1, repeated: 1, layers: null },
      ],
    });
  });

  it('has of the most frequent failure modes as many as are wanted, A to Z', () => {
    const facts = [
      incident(1, 3, 'a'),
      incident(2, 3, 'b'),
      incident(3, 3, 'b'),
      incident(4, 3, 'c'),
      incident(5, 3, 'c'),
    ];
    const { modes } = recurringModes({ facts, window, layers: null });
    expect(
      mostFrequent(modes, 2).map(({ failureMode }) => failureMode),
    ).toEqual(['b', 'c']);
  });

  const withModes = histories.chain(facts =>
    fc
      .array(fc.option(fc.constantFrom('a', 'b', 'c')), {
        minLength: 60,
        maxLength: 60,
      })
      .map(modes =>
        facts.map(fact => ({ ...fact, failureMode: modes[fact.incidentId] })),
      ),
  );
  const layered = fc.array(
    fc.record({
      incidentId: fc.nat({ max: 60 }),
      layer: fc.constantFrom(...factorLayers),
      postmortemId: fc.nat({ max: 5 }),
    }),
  );

  it('adds up whatever happened', () => {
    fc.assert(
      fc.property(withModes, layered, (facts, layers) => {
        const { coverage, modes } = recurringModes({ facts, window, layers });
        const sum = (of: (mode: (typeof modes)[number]) => number) =>
          modes.reduce((total, mode) => total + of(mode), 0);
        expect(sum(({ incidents }) => incidents)).toBe(coverage.known);
        for (const mode of modes) {
          expect(recurringMode.parse(mode)).toEqual(mode);
          expect(mode.repeated).toBeLessThanOrEqual(mode.incidents);
          for (const count of Object.values(mode.layers ?? none)) {
            expect(count).toBeLessThanOrEqual(mode.incidents);
          }
        }
      }),
    );
  });

  it('repeats what the figure of recurrence repeats', () => {
    fc.assert(
      fc.property(withModes, facts => {
        const cohort = { from: window.from, until: NOW - 90 * DAY };
        const { modes } = recurringModes({
          facts,
          window: cohort,
          layers: null,
        });
        const figure = recurrenceAmong(countedFacts(facts), {
          window: {
            from: cohort.from + 90 * DAY,
            until: NOW,
            rolling: null,
          },
          now: NOW,
          observedSince: window.from,
        });
        const repeated = modes.reduce((sum, mode) => sum + mode.repeated, 0);
        expect(repeated).toBe('k' in figure ? figure.k : 0);
      }),
    );
  });
});
