import fc from 'fast-check';
import { anchorOf, timePointKinds } from '../../incidents';
import { availabilityFigures } from '../availability';
import { durationKinds } from '../durations';
import type { IncidentFact } from '../facts';
import { incidentFigures } from '../incidentFigures';
import {
  anIncidentFact,
  DAY,
  figuresInput,
  NOW,
  times,
} from '../testing/factBuilders';
import { countToMend, problemsOf, type QualityOptions } from './problemsOf';
import {
  qualityFigures,
  qualityProblem,
  type QualityProblemKind,
  qualityProblemKinds,
} from './qualityModel';

const asked: QualityOptions = {
  durations: 'computed',
  resolveFrom: 'declared',
  figures: qualityFigures,
  censorAt: NOW,
  from: 0,
  now: NOW,
  withLateCauses: new Set(),
};

const said = (changes: Partial<IncidentFact>, options = asked) =>
  problemsOf(anIncidentFact(changes), options).map(
    ({ kind, field, problem, figures }) =>
      `${kind} ${field}: ${problem} (${figures.join(', ')})`,
  );

const whole = {
  impactStarted: 0,
  detected: 4,
  declared: 6,
  acknowledged: 9,
  mitigated: 42,
  resolved: 60,
};
const at = (changes: Partial<Record<keyof typeof whole, number | undefined>>) =>
  times(
    NOW - 60 * DAY,
    Object.fromEntries(
      Object.entries({ ...whole, ...changes }).filter(
        (entry): entry is [string, number] => entry[1] !== undefined,
      ),
    ),
  );
const unknown = (...points: (keyof typeof whole)[]) =>
  at(Object.fromEntries(points.map(point => [point, undefined])));

describe('problemsOf', () => {
  it('is nothing where all is known', () => {
    expect(said({})).toEqual([]);
  });

  it('names each time point that is missing, and the figures that miss it', () => {
    expect(said({ times: unknown('impactStarted', 'acknowledged') })).toEqual([
      'unknown impactStarted: Not known: when its impact began. (timeToDetect, timeToRestore, availability)',
      'unknown acknowledged: Not known: when it was acknowledged. (timeToAcknowledge)',
    ]);
  });

  it('misses nothing that is still to come', () => {
    const open = unknown('mitigated', 'resolved');
    expect(
      said({
        times: { ...open, impactStarted: NOW - DAY, declared: NOW - DAY },
      }),
    ).toEqual([]);
  });

  it('says that an incident was resolved and nobody told when its impact ended', () => {
    expect(said({ times: unknown('mitigated') })).toEqual([
      'unknown mitigated: It is resolved, and nobody has said when its impact ended. (timeToRestore, availability)',
    ]);
  });

  it('asks whether what is open for long is over', () => {
    expect(said({ times: unknown('mitigated', 'resolved') })).toEqual([
      'longOpen mitigated: Open for 60 days. Is it over? (timeToRestore)',
      'longOpen resolved: Open for 59 days. Is it over? (timeToResolve)',
    ]);
  });

  it.each<[Partial<IncidentFact>, string]>([
    [
      { times: at({ mitigated: -5 }), flagged: ['mitigated'] },
      'impossible mitigated: Cannot be right: when its impact ended is earlier than when its impact began. (timeToRestore, availability)',
    ],
    [
      { times: at({ resolved: 5 }), flagged: ['resolved'] },
      'impossible resolved: Cannot be right: when it was resolved is earlier than when it was declared. (timeToResolve)',
    ],
    [
      { times: at({ acknowledged: 2 }), flagged: ['acknowledged'] },
      'impossible acknowledged: Cannot be right: when it was acknowledged is earlier than when it was detected. (timeToAcknowledge)',
    ],
    [
      { times: at({ mitigated: 366 * 1440 }), flagged: ['mitigated'] },
      'impossible mitigated: Cannot be right: when its impact ended is in the future. (timeToRestore, availability)',
    ],
    [
      { flagged: ['impactStarted'] },
      'impossible impactStarted: Cannot be right: when its impact began. (timeToDetect, timeToRestore, availability)',
    ],
    [
      { times: at({ resolved: -1 }) },
      'impossible resolved: Cannot be right: when it was resolved is earlier than when it was declared. (timeToResolve)',
    ],
    [
      { times: at({ impactStarted: -366 * 1440 }) },
      'impossible mitigated: Cannot be right: more than 365 days lie between when its impact began and when its impact ended. Is a year mistyped? (timeToRestore, availability)',
    ],
  ])('says what cannot be right: %#', (changes, sentence) => {
    expect(said(changes)).toContain(sentence);
  });

  it('follows how durations are read', () => {
    const fact = {
      times: unknown('mitigated', 'declared'),
      stated: {
        timeToDetect: null,
        timeToRestore: 60_000,
        timeToResolve: null,
      },
    };
    expect(said(fact)).toHaveLength(2);
    const options = {
      ...asked,
      durations: 'stated',
      resolveFrom: 'impactStarted',
    } as const;
    const figures = qualityFigures.filter(figure => figure !== 'availability');
    expect(said(fact, { ...options, figures })).toEqual([]);
    // What somebody stated does not say when users were hurt.
    expect(said(fact, options)).toEqual([
      'unknown mitigated: It is resolved, and nobody has said when its impact ended. (availability)',
    ]);
  });

  it('is asked about some figures alone', () => {
    const options = { ...asked, figures: ['timeToResolve'] as const };
    expect(said({ times: unknown('mitigated', 'declared') }, options)).toEqual([
      'unknown declared: Not known: when it was declared. (timeToResolve)',
    ]);
  });
});

describe('a cause that cannot be right', () => {
  const { incidentId } = anIncidentFact();
  const options = { ...asked, withLateCauses: new Set([incidentId]) };

  it('is wrong by what tells when the incident began', () => {
    expect(said({}, options)).toEqual([
      'impossible impactStarted: Cannot be right: a deployment that is said to have caused it began later than when its impact began. (changeFailureRate)',
    ]);
    expect(said({ times: unknown('impactStarted') }, options)).toContain(
      'impossible detected: Cannot be right: a deployment that is said to have caused it began later than when it was detected. (changeFailureRate)',
    );
  });

  it('is of one incident, and one figure', () => {
    expect(said({ incidentId: incidentId + 1 }, options)).toEqual([]);
    const figures = ['timeToRestore'] as const;
    expect(said({}, { ...options, figures })).toEqual([]);
  });
});

const point = fc.option(fc.integer({ min: -500 * DAY, max: 500 * DAY }));
const incident = fc
  .record({
    begin: fc.integer({ min: NOW - 120 * DAY, max: NOW + DAY }),
    impactStarted: fc.option(fc.constant(0)),
    others: fc.tuple(point, point, point, point, point),
    flagged: fc.subarray([...timePointKinds]),
    isSound: fc.boolean(),
    role: fc.constantFrom('impacted' as const, 'origin' as const),
    stated: fc.option(fc.nat()),
  })
  .map(({ begin, impactStarted, others, isSound, flagged, role, stated }) => {
    const [detected, declared, acknowledged, mitigated, resolved] = others;
    const points = {
      impactStarted,
      ...{ detected, declared, acknowledged, mitigated, resolved },
    };
    const known = Object.fromEntries(
      Object.entries(points).map(([kind, after]) => [
        kind,
        after === null
          ? null
          : begin + (isSound ? Math.abs(after) / 1000 : after),
      ]),
    );
    const all = { ...anIncidentFact().times, ...known };
    return anIncidentFact({
      role,
      times: all,
      anchorAt: anchorOf(all),
      flagged: isSound ? [] : flagged,
      stated: {
        timeToDetect: null,
        timeToRestore: stated,
        timeToResolve: null,
      },
    });
  });

describe('what lowers the coverage of figures', () => {
  it('is exactly what their notes count, whatever happened', () => {
    fc.assert(
      fc.property(
        fc.array(incident, { maxLength: 30 }),
        fc.constantFrom('computed' as const, 'stated' as const),
        fc.constantFrom('declared' as const, 'impactStarted' as const),
        (given, durations, resolveFrom) => {
          const facts = given.flatMap((fact, incidentId) => [
            { ...fact, incidentId },
            { ...fact, incidentId, entityRef: 'component:default/other' },
          ]);
          const input = figuresInput({
            facts,
            options: { durations, resolveFrom },
          });
          const { from } = input.window;
          const options = { ...asked, durations, resolveFrom, from };
          const counted = new Map(
            facts
              .filter(
                ({ role, anchorAt }) =>
                  role === 'impacted' &&
                  anchorAt !== null &&
                  anchorAt < input.window.until,
              )
              .map(fact => [fact.incidentId, problemsOf(fact, options)]),
          );
          const problems = [...counted.values()];
          const { incidents: _, ...ofIncidents } = incidentFigures(input);
          const { availability } = availabilityFigures({
            ...input,
            members: ['checkout', 'other'].map(name => ({
              entityRef: `component:default/${name}`,
              observedSince: input.observedSince,
            })),
          });
          const figures = { ...ofIncidents, availability };
          for (const figure of [...durationKinds, 'availability'] as const) {
            const of = figures[figure];
            const notes: Partial<Record<QualityProblemKind, number>> =
              'notes' in of ? of.notes : {};
            for (const kind of qualityProblemKinds) {
              const listed = problems.filter(own =>
                own.some(
                  problem =>
                    problem.kind === kind && problem.figures.includes(figure),
                ),
              );
              expect([figure, kind, listed.length]).toEqual([
                ...[figure, kind, notes[kind] ?? 0],
              ]);
            }
          }
          expect(countToMend(facts, input.window, options)).toBe(
            problems.filter(own => own.length > 0).length,
          );
          for (const problem of problems.flat()) {
            expect(qualityProblem.parse(problem)).toEqual(problem);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
