import {
  ReliabilityQuery,
  ReliabilityResource,
  ReliabilityRule,
} from '@afterword/plugin-reliability-node';
import {
  AuthorizeResult,
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
  PermissionRuleset,
} from '@backstage/plugin-permission-node';
import fc from 'fast-check';

type Rules = Readonly<Record<string, ReliabilityRule<string>>>;
type Conditions = PermissionCriteria<PermissionCondition>;

/** What a policy may leave of a resource type, as stores take it. */
export type Criteria = PermissionCriteria<ReliabilityQuery>;

/** Rows of a resource type, and the two ways to judge them. */
export interface Subject<TRules extends Rules> {
  readonly rules: TRules;
  /** What each rule may be asked for; a rule that is missing here does not compile, and fails. */
  readonly values: Readonly<Record<keyof TRules, readonly string[]>>;
  /** Rules that no resource of this type can meet. */
  readonly neverMet?: readonly (keyof TRules)[];
  /** In the order of the list. */
  readonly rows: readonly {
    readonly id: number;
    readonly resource: ReliabilityResource;
  }[];
  list(criteria: Criteria): Promise<{ ids: number[]; total?: number }>;
}

/**
 * Asks with every rule alone, and with random trees of rules, whether a list holds exactly the rows that the permission framework
 * allows one by one: `apply` and `toQuery`, and the SQL made of it, mean the same.
 */
export async function expectAgreement<TRules extends Rules>(
  subject: Subject<TRules>,
): Promise<void> {
  const { rules, values, rows, neverMet = [] } = subject;
  expect(Object.keys(values).sort()).toEqual(Object.keys(rules).sort());
  const allRules = Object.values(rules);
  const ruleset = rulesetOf(allRules);
  const transform = createConditionTransformer(ruleset);
  const judge = createConditionAuthorizer(ruleset);
  const allowedBy = (conditions: Conditions) =>
    rows.filter(({ resource }) =>
      judge(
        {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'reliability',
          resourceType: allRules[0].resourceType,
          conditions,
        },
        resource,
      ),
    );
  /** How many rows the conditions leave, both ways. */
  const agreed = async (conditions: Conditions): Promise<number> => {
    const expected = allowedBy(conditions).map(({ id }) => id);
    const { ids, total } = await subject.list(transform(conditions));
    expect({ conditions, ids }).toEqual({ conditions, ids: expected });
    expect(total).toBe(expected.length);
    return expected.length;
  };
  const tellsApart = (count: number) => count > 0 && count < rows.length;

  for (const [name, rule] of Object.entries(rules)) {
    const counts: number[] = [];
    for (const value of ['', ...values[name]]) {
      const one = conditionOf(rule, value === '' ? [] : [value]);
      counts.push(await agreed(one), await agreed({ not: one }));
    }
    // A rule that leaves all or nothing of these rows would prove nothing.
    expect([name, counts.some(tellsApart)]).toEqual([
      name,
      !neverMet.includes(name),
    ]);
  }

  let partial = 0;
  await fc.assert(
    fc.asyncProperty(anyConditions(rules, values), async conditions => {
      if (tellsApart(await agreed(conditions))) partial += 1;
    }),
    { numRuns: 100 },
  );
  expect(partial).toBeGreaterThan(15);
}

/** What the portal makes of the rules that a plugin registers. */
function rulesetOf(
  rules: readonly ReliabilityRule<string>[],
): PermissionRuleset<ReliabilityResource, ReliabilityQuery> {
  return {
    getRuleByName(wanted) {
      const rule = rules.find(({ name }) => name === wanted);
      if (rule === undefined) throw new Error(`There is no rule ${wanted}`);
      return rule;
    },
  };
}

function conditionOf(
  { name, resourceType }: ReliabilityRule<string>,
  values: string[],
): PermissionCondition {
  return { rule: name, resourceType, params: { values } };
}

/** Any tree of conditions; references in any case, as policies are written by hand. */
function anyConditions<TRules extends Rules>(
  rules: TRules,
  values: Readonly<Record<keyof TRules, readonly string[]>>,
): fc.Arbitrary<Conditions> {
  const leaf = fc
    .constantFrom(...Object.keys(rules))
    .chain(name =>
      fc
        .subarray([...values[name]])
        .map(chosen => conditionOf(rules[name], chosen)),
    );
  return fc.letrec<{ tree: Conditions }>(tie => {
    const several = fc
      .array(tie('tree'), { minLength: 1, maxLength: 3 })
      .map(([first, ...rest]): [Conditions, ...Conditions[]] => [
        first,
        ...rest,
      ]);
    return {
      tree: fc.oneof(
        { maxDepth: 3 },
        leaf,
        several.map((allOf): Conditions => ({ allOf })),
        several.map((anyOf): Conditions => ({ anyOf })),
        tie('tree').map((not): Conditions => ({ not })),
      ),
    };
  }).tree;
}
