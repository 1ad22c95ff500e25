import {
  anchorOf,
  entityRoles,
  incidentKinds,
  IncidentFact,
  severities,
  timePointKinds,
} from '@afterword/plugin-reliability-common';
import fc from 'fast-check';
import {
  decodeSegment,
  encodeSegment,
  FactSegment,
  factsOf,
} from './segmentCodec';

const millis = fc.integer({ min: -1e13, max: 4e12 });
const maybe = fc.option(millis);
const word = fc.option(fc.string({ unit: 'grapheme', maxLength: 20 }));

const fact: fc.Arbitrary<IncidentFact> = fc
  .record({
    incidentId: fc.nat({ max: 2 ** 53 - 1 }),
    entityRef: word,
    role: fc.constantFrom(...entityRoles),
    impact: fc.option(fc.constantFrom('major' as const, 'partial' as const)),
    kind: fc.constantFrom(...incidentKinds),
    severity: fc.option(fc.constantFrom(...severities)),
    incidentType: word,
    failureMode: word,
    trigger: word,
    times: fc.record({
      impactStarted: maybe,
      detected: maybe,
      declared: maybe,
      acknowledged: maybe,
      mitigated: maybe,
      resolved: maybe,
    }),
    stated: fc.record({
      timeToDetect: maybe,
      timeToRestore: maybe,
      timeToResolve: maybe,
    }),
    flagged: fc.subarray([...timePointKinds]),
  })
  .map(each => ({ ...each, anchorAt: anchorOf(each.times) }));

/** The facts of a segment, every column read. */
function readFrom(segment: FactSegment): IncidentFact[] {
  return Array.from(factsOf(segment), each => ({
    incidentId: each.incidentId,
    entityRef: each.entityRef,
    role: each.role,
    impact: each.impact,
    kind: each.kind,
    severity: each.severity,
    incidentType: each.incidentType,
    failureMode: each.failureMode,
    trigger: each.trigger,
    anchorAt: each.anchorAt,
    times: Object.fromEntries(
      timePointKinds.map(kind => [kind, each.times[kind]]),
    ) as IncidentFact['times'],
    stated: each.stated,
    flagged: each.flagged,
  }));
}

describe('A segment of facts', () => {
  it('gives back what it was made of, in its order, as often as it is asked', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 30 }), facts => {
        const segment = decodeSegment(encodeSegment(facts));
        expect(readFrom(segment)).toEqual(facts);
        expect(readFrom(segment)).toEqual(facts);
      }),
    );
  });

  it('is the same for the same facts', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 30 }), facts => {
        expect(encodeSegment(facts).equals(encodeSegment(facts))).toBe(true);
      }),
    );
  });

  it('takes some 30 bytes for each of a day’s facts', () => {
    const facts = Array.from({ length: 1000 }, (_, id): IncidentFact => {
      const at = 1_700_000_000_000 + id * 61_003;
      const times = {
        impactStarted: at,
        detected: at + (id % 17) * 1000,
        declared: null,
        acknowledged: null,
        mitigated: at + id * 977,
        resolved: null,
      };
      return {
        incidentId: id,
        entityRef: `component:default/service-${id % 300}`,
        role: 'impacted',
        impact: null,
        kind: 'incident',
        severity: 'sev3',
        incidentType: null,
        failureMode: null,
        trigger: null,
        anchorAt: at,
        times,
        stated: {
          timeToDetect: null,
          timeToRestore: null,
          timeToResolve: null,
        },
        flagged: [],
      };
    });
    expect(encodeSegment(facts).length / facts.length).toBeLessThan(40);
  });
});
