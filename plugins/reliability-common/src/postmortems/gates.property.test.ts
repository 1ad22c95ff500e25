import fc from 'fast-check';
import { actionItemStatuses, actionItemTypes } from '../actionItems';
import { charterStandings, isCharterDue } from '../processes';
import { factorLayers } from '../failureModes';
import { incidentKinds, severities } from '../incidents';
import { confidence } from './factor';
import { postmortemSectionIds } from './model';
import { charterGate, checkGates, defaultGates, type GateInput } from './gates';

const text = fc.constantFrom('', ' \n', 'Words.');
const group = fc.constantFrom('group:a', 'group:b', 'group:c');

const gateInput: fc.Arbitrary<GateInput> = fc.record({
  sections: fc.dictionary(fc.constantFrom(...postmortemSectionIds), text),
  incidents: fc.array(
    fc.record({
      key: fc.option(fc.nat(99).map(number => `INC-${number + 1}`)),
      kind: fc.constantFrom(...incidentKinds),
      severity: fc.option(fc.constantFrom(...severities)),
      detected: fc.boolean(),
      mitigated: fc.boolean(),
      endCannotBe: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  factors: fc.array(
    fc.record({
      layer: fc.constantFrom(...factorLayers),
      confidence: fc.constantFrom(...confidence.options),
      evidence: fc.nat(2),
    }),
    { maxLength: 4 },
  ),
  actionItems: fc.array(
    fc.record({
      key: fc.option(fc.nat(99).map(number => `AI-${number + 1}`)),
      type: fc.option(fc.constantFrom(...actionItemTypes)),
      status: fc.constantFrom(...actionItemStatuses),
      accountable: fc.option(group),
      due: fc.option(fc.constant('2026-12-01')),
      acceptanceTest: text,
    }),
    { maxLength: 4 },
  ),
  owningGroups: fc.uniqueArray(group, { maxLength: 2 }),
  reviewers: reviewers(),
  reviews: reviewers().chain(each =>
    fc.tuple(
      ...each.map(reviewer =>
        fc.boolean().map(current => ({ ...reviewer, current })),
      ),
    ),
  ),
  facilitator: fc.option(fc.constantFrom('user:default/kim', 'group:a')),
  facilitatorCharter: fc.constantFrom(...charterStandings),
});

function reviewers() {
  return fc.array(
    fc.record({
      ref: fc.constantFrom('user:x', 'user:y', 'group:a'),
      groups: fc.uniqueArray(group, { maxLength: 2 }),
    }),
    { maxLength: 3 },
  );
}

/** PRODUCT.md's gates once more, each as a plain statement of when it holds. */
const holds: Readonly<Record<string, (input: GateInput) => boolean>> = {
  fourQuestions: input => {
    const said = (...ids: (typeof postmortemSectionIds)[number][]) =>
      ids.some(id => input.sections[id]?.trim());
    const happened = said('whatHappened', 'impact');
    if (nearMissesOnly(input)) return Boolean(happened);
    return Boolean(
      happened &&
        (said('whyItHappened') || input.factors.length) &&
        said('detection', 'containment', 'recovery', 'governance') &&
        (said('whatToChange') ||
          input.actionItems.some(item => item.status !== 'declined')),
    );
  },
  timesKnown: input =>
    input.incidents.length > 0 &&
    input.incidents.every(
      incident =>
        incident.detected &&
        ((incident.mitigated && !incident.endCannotBe) ||
          incident.kind === 'nearMiss'),
    ),
  factorsHaveEvidence: input =>
    input.factors.every(
      factor => factor.evidence > 0 || factor.confidence === 'possible',
    ),
  factorOutsidePeople: input =>
    nearMissesOnly(input) ||
    !input.factors.every(factor => factor.layer === 'people'),
  processAction: input =>
    nearMissesOnly(input) ||
    input.actionItems.some(item => item.type === 'process' && promised(item)),
  commitmentsComplete: input =>
    input.actionItems.every(({ accountable, due, status, ...item }) => {
      const hasTest = item.acceptanceTest.trim() !== '';
      if (status === 'done') return hasTest;
      return (
        ['candidate', 'declined', 'verified'].includes(status) ||
        Boolean(accountable && due && hasTest)
      );
    }),
  reviewedFromOutside: input =>
    !input.incidents.some(
      incident =>
        incident.kind === 'incident' &&
        ['sev1', 'sev2'].includes(incident.severity ?? ''),
    ) ||
    input.reviews.some(
      reviewer =>
        reviewer.current &&
        !input.owningGroups.includes(reviewer.ref) &&
        reviewer.groups.every(each => !input.owningGroups.includes(each)),
    ),
};

function nearMissesOnly(input: GateInput): boolean {
  const kinds = new Set(input.incidents.map(incident => incident.kind));
  return kinds.size === 1 && kinds.has('nearMiss');
}

function promised(item: GateInput['actionItems'][number]): boolean {
  return !['candidate', 'declined'].includes(item.status);
}

describe('Gates, for any postmortem', () => {
  it('say once for each whether it holds, and what is missing exactly where it does not', () => {
    fc.assert(
      fc.property(gateInput, input => {
        const results = checkGates(input);
        expect(results.map(({ gate }) => gate)).toEqual(
          defaultGates.map(({ id }) => id),
        );
        for (const { gate, passed, asked, problem, where } of results) {
          expect([gate, passed || asked]).toEqual([gate, true]);
          expect([gate, passed]).toEqual([gate, holds[gate](input)]);
          expect([gate, problem === '', where === '']).toEqual([
            gate,
            passed,
            passed,
          ]);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('never ask for more after words, evidence or an outside reviewer were added', () => {
    fc.assert(
      fc.property(
        gateInput,
        fc.constantFrom(...postmortemSectionIds),
        (input, section) => {
          const richer: GateInput = {
            ...input,
            sections: { ...input.sections, [section]: 'Words.' },
            factors: input.factors.map(factor => ({
              ...factor,
              evidence: factor.evidence + 1,
            })),
            reviews: [
              ...input.reviews,
              { ref: 'user:far', groups: [], current: true },
            ],
          };
          const open = (of: GateInput) =>
            checkGates(of).flatMap(({ gate, passed }) => (passed ? [] : gate));
          expect(open(input)).toEqual(expect.arrayContaining(open(richer)));
        },
      ),
    );
  });

  it('do not depend on the order in which things are listed', () => {
    fc.assert(
      fc.property(gateInput, input => {
        const turned: GateInput = {
          ...input,
          incidents: [...input.incidents].reverse(),
          factors: [...input.factors].reverse(),
          actionItems: [...input.actionItems].reverse(),
          reviewers: [...input.reviewers].reverse(),
          reviews: [...input.reviews].reverse(),
        };
        const passed = (of: GateInput) =>
          checkGates(of).map(({ gate, passed: ok }) => [gate, ok]);
        expect(passed(turned)).toEqual(passed(input));
      }),
    );
  });

  it('have that of the charter object to no more where it is advised than where it is required', () => {
    fc.assert(
      fc.property(gateInput, input => {
        const [advised, required] = (['advised', 'required'] as const).map(
          level => checkGates(input, [charterGate(level)])[0].passed,
        );
        expect(advised || !required).toBe(true);
        const { facilitator, facilitatorCharter } = input;
        const isAsked =
          isCharterDue(facilitatorCharter) && !nearMissesOnly(input);
        expect(advised).toBe(!(isAsked && facilitator?.startsWith('user:')));
        expect(required).toBe(!(isAsked && !facilitator?.startsWith('group:')));
      }),
    );
  });
});
