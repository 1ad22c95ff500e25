import { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  PermissionCondition,
  PermissionCriteria,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { LRUCache } from 'lru-cache';
import { RequestContext } from '../http/RequestContext';

/** Turns a policy's conditions into a criteria tree over `TQuery` leaves; made from the rules that are registered. */
export type ConditionTransformer<TQuery> = (
  conditions: PermissionCriteria<PermissionCondition>,
) => PermissionCriteria<TQuery>;

/** A permission on a kind of resource, and how to read the conditions of its answer. */
export interface Question<TQuery> {
  readonly permission: ResourcePermission;
  readonly transform: ConditionTransformer<TQuery>;
}

/** What of a resource type may be seen or changed: nothing, all, or what meets a criteria tree. */
export type Decision<TQuery> =
  | { readonly allowed: false }
  | {
      readonly allowed: true;
      readonly criteria: PermissionCriteria<TQuery> | undefined;
    };

/** What was decided on each of some questions. */
export type Decisions<TQuestions> = {
  readonly [TName in keyof TQuestions]: TQuestions[TName] extends Question<
    infer TQuery
  >
    ? Decision<TQuery>
    : never;
};

/** People and permissions whose decisions are remembered, at most. */
const MOST_REMEMBERED = 20_000;

/** What a policy leaves whoever creates something. */
export interface CreatorRights<TRights> {
  /** What they have just created they may read, whatever of others they may read. */
  readonly created: TRights;
  /**
   * What they created before, when the request is sent again, they may read like any other.
   *
   * @throws NotAllowedError when nothing may be read
   */
  readonly repeated: () => TRights;
}

/**
 * Asks the permission framework, at most once a request: a decision is an HTTP round trip, so there is never one for each row.
 *
 * The round trip is most of what a page costs, and a page of the portal makes several requests. So what a person may read is remembered
 * for a few seconds, shorter than what the portal's tokens say of their groups, which is an hour. What they may do is asked each time that they do it.
 * An export is one request of many pages, however long it takes: what was decided for it first stands to its end (`decidedOnce`).
 */
export class Authorizer {
  private readonly remembered;

  /** @param rememberMillis - how long; 0 is not at all */
  constructor(
    private readonly permissions: PermissionsService,
    rememberMillis: number,
  ) {
    this.remembered =
      rememberMillis > 0
        ? new LRUCache<string, PolicyDecision>({
            max: MOST_REMEMBERED,
            ttl: rememberMillis,
          })
        : undefined;
  }

  /**
   * Lets pass or throws.
   *
   * @throws NotAllowedError
   */
  async demand(
    context: RequestContext,
    permission: BasicPermission,
  ): Promise<void> {
    const [isAllowed] = await this.allows(context, [permission]);
    if (!isAllowed) throw notAllowed(permission.name);
  }

  /** Which of some permissions somebody has, in one round trip. */
  async allows(
    { credentials }: RequestContext,
    permissions: readonly BasicPermission[],
  ): Promise<boolean[]> {
    const decisions = await this.permissions.authorize(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
    return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
  }

  /**
   * What of a resource type the caller may see or change: all (`undefined`), or those that meet a criteria tree that a store puts
   * into its query.
   *
   * @throws NotAllowedError when it is nothing
   */
  async criteria<TQuery>(
    context: RequestContext,
    permission: ResourcePermission,
    transform: ConditionTransformer<TQuery>,
  ): Promise<PermissionCriteria<TQuery> | undefined> {
    const { asked } = await this.decide(context, {
      asked: { permission, transform },
    });
    return demanded(asked, permission);
  }

  /** Several decisions in one round trip, under the names of their questions; what is denied is said, not thrown. */
  async decide<TQuestions extends Readonly<Record<string, Question<unknown>>>>(
    context: RequestContext,
    questions: TQuestions,
  ): Promise<Decisions<TQuestions>> {
    const named = Object.entries(questions);
    const decisions = await this.decisions(
      context,
      named.map(([, { permission }]) => permission),
    );
    return Object.fromEntries(
      named.map(([name, { transform }], index) => [
        name,
        decisionOf(decisions[index], transform),
      ]),
    ) as Decisions<TQuestions>;
  }

  private async decisions(
    context: RequestContext,
    permissions: readonly ResourcePermission[],
  ): Promise<PolicyDecision[]> {
    const { decided } = context;
    if (decided === undefined) return this.decisionsOfNow(context, permissions);
    const open = permissions.filter(({ name }) => !decided.has(name));
    if (open.length > 0) {
      const decisions = await this.decisionsOfNow(context, open);
      open.forEach(({ name }, index) => decided.set(name, decisions[index]));
    }
    return permissions.map(({ name }) => {
      const decision = decided.get(name);
      if (!decision) throw new Error(`Nothing was decided about ${name}`);
      return decision;
    });
  }

  private async decisionsOfNow(
    { credentials, principal, reads }: RequestContext,
    permissions: readonly ResourcePermission[],
  ): Promise<PolicyDecision[]> {
    const ask = () =>
      this.permissions.authorizeConditional(
        permissions.map(permission => ({ permission })),
        { credentials },
      );
    // A service's decision hangs on its token too, and it lists seldom.
    if (!this.remembered || !reads || principal.kind !== 'user') return ask();
    const keys = permissions.map(({ name }) =>
      JSON.stringify([name, principal.ref, principal.groups, principal.refs]),
    );
    const known = keys.flatMap(key => this.remembered?.get(key) ?? []);
    if (known.length === keys.length) return known;
    const decisions = await ask();
    decisions.forEach((decision, index) =>
      this.remembered?.set(keys[index], decision),
    );
    return decisions;
  }
}

function decisionOf<TQuery>(
  decision: PolicyDecision,
  transform: ConditionTransformer<TQuery>,
): Decision<TQuery> {
  switch (decision.result) {
    case AuthorizeResult.ALLOW:
      return { allowed: true, criteria: undefined };
    case AuthorizeResult.CONDITIONAL:
      return { allowed: true, criteria: transform(decision.conditions) };
    default:
      return { allowed: false };
  }
}

/**
 * The criteria of what was allowed.
 *
 * @throws NotAllowedError when it was not
 */
export function demanded<TQuery>(
  decision: Decision<TQuery>,
  permission: ResourcePermission,
): PermissionCriteria<TQuery> | undefined {
  if (!decision.allowed) throw notAllowed(permission.name);
  return decision.criteria;
}

/** Those of some things that a decision leaves; only what it leaves on conditions is looked up. */
export async function leftBy<TQuery>(
  decision: Decision<TQuery>,
  ids: readonly number[],
  lookUp: (
    criteria: PermissionCriteria<TQuery>,
  ) => Promise<ReadonlySet<number>>,
): Promise<ReadonlySet<number>> {
  if (!decision.allowed || ids.length === 0) return new Set();
  const { criteria } = decision;
  return criteria === undefined ? new Set(ids) : lookUp(criteria);
}

/** For whoever may see something and not do this to it; to whoever may not see it, it is not there. */
export function notAllowedOn(
  permission: ResourcePermission,
  key: string,
): NotAllowedError {
  return new NotAllowedError(
    `You need the permission ${permission.name} for ${key}`,
  );
}

/** Why somebody without a permission is turned away. */
export function notAllowed(permission: string): NotAllowedError {
  return new NotAllowedError(`You need the permission ${permission} for this`);
}
