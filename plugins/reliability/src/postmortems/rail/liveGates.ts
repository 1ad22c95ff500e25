import {
  ActionItem,
  checkGates,
  defaultGates,
  GateResult,
  Postmortem,
  PostmortemSectionId,
} from '@afterword/plugin-reliability-common';

/** Gates that need nothing but what is on the page: the others know the catalog, or the incidents' times. */
const FROM_DOCUMENT: ReadonlySet<string> = new Set([
  'factorsHaveEvidence',
  'factorOutsidePeople',
]);
const FROM_ACTION_ITEMS: ReadonlySet<string> = new Set([
  'fourQuestions',
  'processAction',
  'commitmentsComplete',
]);

/**
 * How every gate stands with what is on the page, saved or not. Which gates there are and how strict they are is the
 * server's word; so is the answer of those that the page cannot check.
 *
 * @param written - sections in which something stands
 * @param actionItems - nothing until they are known
 */
export function liveGates(
  postmortem: Postmortem,
  written: ReadonlySet<PostmortemSectionId>,
  actionItems: readonly ActionItem[] | undefined,
): GateResult[] {
  const checkable = defaultGates.filter(
    ({ id }) =>
      FROM_DOCUMENT.has(id) || (actionItems && FROM_ACTION_ITEMS.has(id)),
  );
  const live = new Map(
    checkGates(
      {
        // Gates ask whether there is a text, not which.
        sections: Object.fromEntries([...written].map(id => [id, id])),
        incidents: postmortem.incidents.map(({ key, kind, severity }) => ({
          key,
          kind,
          severity,
          detected: true,
          mitigated: true,
          endCannotBe: false,
        })),
        factors: postmortem.factors.map(({ layer, confidence, evidence }) => ({
          layer,
          confidence,
          evidence: evidence.length,
        })),
        actionItems: actionItems ?? [],
        owningGroups: [],
        reviewers: [],
        reviews: [],
        facilitator: null,
        facilitatorCharter: 'notAsked',
      },
      checkable,
    ).map(result => [result.gate, result]),
  );
  return postmortem.gates.map(gate => {
    const now = live.get(gate.gate);
    return now ? { ...now, level: gate.level } : gate;
  });
}
