import type { GateInput } from '../gates';

/** An incident as gates see it: a Sev-3 whose times are known. */
export function aGateIncident(
  over: Partial<GateInput['incidents'][number]> = {},
): GateInput['incidents'][number] {
  return {
    key: 'INC-1',
    kind: 'incident',
    severity: 'sev3',
    detected: true,
    mitigated: true,
    endCannotBe: false,
    ...over,
  };
}

/** A commitment as gates see it, with all that it needs. */
export function aGateItem(
  over: Partial<GateInput['actionItems'][number]> = {},
): GateInput['actionItems'][number] {
  return {
    key: 'AI-1',
    type: 'process',
    status: 'committed',
    accountable: 'group:default/checkout-team',
    due: '2026-12-01',
    acceptanceTest: 'The runbook is tried in the next drill',
    ...over,
  };
}

/** A postmortem that can be published; tests take away what they are about. */
export function aGateInput(over: Partial<GateInput> = {}): GateInput {
  return {
    sections: {
      whatHappened: 'A limit was lowered everywhere at once.',
      whyItHappened: 'Retries at three layers multiplied the load.',
      detection: 'The alert averaged over 15 minutes.',
      whatToChange: 'Roll out limits region by region.',
    },
    incidents: [aGateIncident()],
    factors: [{ layer: 'technology', confidence: 'established', evidence: 1 }],
    actionItems: [aGateItem()],
    owningGroups: ['group:default/checkout-team'],
    reviewers: [],
    reviews: [],
    facilitator: null,
    facilitatorCharter: 'notAsked',
    ...over,
  };
}
