import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';

/** What a policy decides, by the names of permissions. */
type Decided = Readonly<Record<string, PolicyDecision>>;

/** A permission service that allows everything but what the policy decides otherwise, and counts how often it is asked. */
export function aPolicy() {
  const decisions = new Map<string, PolicyDecision>();
  const allowed = { result: AuthorizeResult.ALLOW } as const;
  let toCome: { after: number; readonly next: Decided } | undefined;
  const set = (next: Decided) => {
    decisions.clear();
    for (const [name, decision] of Object.entries(next)) {
      decisions.set(name, decision);
    }
  };
  const changeIfDue = () => {
    if (toCome === undefined) return;
    toCome.after -= 1;
    if (toCome.after >= 0) return;
    set(toCome.next);
    toCome = undefined;
  };
  const service = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => {
        const decision = decisions.get(permission.name) ?? allowed;
        if (decision.result === AuthorizeResult.CONDITIONAL) {
          throw new Error(`${permission.name} is decided by conditions`);
        }
        return decision;
      }),
    authorizeConditional: async requests => {
      changeIfDue();
      return requests.map(
        ({ permission }) => decisions.get(permission.name) ?? allowed,
      );
    },
  });
  return {
    factory: service.factory,
    /** Decides about permissions, by name, from now on; about all others nothing. */
    set(next: Decided) {
      toCome = undefined;
      set(next);
    },
    /** Decides so once it was asked what may be seen so often. */
    setAfter(roundTrips: number, next: Decided) {
      toCome = { after: roundTrips, next };
    },
    /** How many round trips there were since this was asked the last time. */
    roundTrips(): number {
      const { authorize, authorizeConditional } = service;
      const count =
        authorize.mock.calls.length + authorizeConditional.mock.calls.length;
      authorize.mockClear();
      authorizeConditional.mockClear();
      return count;
    },
  };
}

/** What a policy says of a resource type: those of which a rule holds. */
export function onCondition(
  resourceType: string,
  rule: string,
  values: readonly string[],
): PolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'reliability',
    resourceType,
    conditions: { rule, resourceType, params: { values: [...values] } },
  };
}

/** What a policy says that leaves nobody anything of a resource type. */
export function ofNobody({
  resourceType,
}: Pick<ResourcePermission, 'resourceType'>): PolicyDecision {
  return onCondition(resourceType, 'IS_ENTITY_OWNER', ['user:default/nobody']);
}
