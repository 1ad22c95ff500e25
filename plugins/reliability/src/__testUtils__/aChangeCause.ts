import type {
  ChangeCause,
  ChangeLink,
} from '@afterword/plugin-reliability-common';

/** A deployment that a rule proposes for INC-142, unless told. */
export function aChangeLink(
  given: Partial<Omit<ChangeLink, 'deployment'>> & {
    readonly deployment?: Partial<ChangeLink['deployment']>;
  } = {},
): ChangeLink {
  return {
    possible: true,
    said: null,
    rule: { name: 'lastSuccessfulBefore', withinHours: 24 },
    ...given,
    deployment: {
      key: 'DEP-12',
      entity: { ref: 'component:default/checkout-api', known: true },
      environment: 'production',
      status: 'success',
      rolledBack: false,
      finished: '2026-11-13T13:20:00Z',
      release: '1.4.2',
      url: null,
      ...given.deployment,
    },
  };
}

/** What caused INC-142: nobody has said, and nothing is proposed, unless told. */
export function aChangeCause(given: Partial<ChangeCause> = {}): ChangeCause {
  return {
    incident: 'INC-142',
    version: 0,
    answer: 'unanswered',
    answered: null,
    deployments: [],
    proposals: [],
    withdrawn: [],
    editable: true,
    ...given,
  };
}
