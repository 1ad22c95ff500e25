import {
  meets,
  ReliabilityQuery,
  ReliabilityResource,
} from '@afterword/plugin-reliability-node';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import fc from 'fast-check';

/** What a policy may leave of a resource type. */
export type Criteria = PermissionCriteria<ReliabilityQuery>;

/** Any criteria tree over values that properties may have. */
export function anyCriteria(
  values: Readonly<Record<ReliabilityQuery['property'], readonly string[]>>,
): fc.Arbitrary<Criteria> {
  const leaf = fc
    .constantFrom(...(Object.keys(values) as ReliabilityQuery['property'][]))
    .chain(property =>
      fc
        .subarray<string>([...values[property]])
        .map((chosen): ReliabilityQuery => ({ property, values: chosen })),
    );
  return fc.letrec<{ tree: Criteria }>(tie => {
    const several = fc
      .array(tie('tree'), { minLength: 1, maxLength: 3 })
      .map(([first, ...rest]): [Criteria, ...Criteria[]] => [first, ...rest]);
    return {
      tree: fc.oneof(
        { maxDepth: 3 },
        leaf,
        several.map((allOf): Criteria => ({ allOf })),
        several.map((anyOf): Criteria => ({ anyOf })),
        tie('tree').map((not): Criteria => ({ not })),
      ),
    };
  }).tree;
}

/** What the framework does with conditions on a loaded resource. */
export function applies(
  criteria: Criteria,
  resource: ReliabilityResource,
): boolean {
  if (isAndCriteria(criteria)) {
    return criteria.allOf.every(part => applies(part, resource));
  }
  if (isOrCriteria(criteria)) {
    return criteria.anyOf.some(part => applies(part, resource));
  }
  if (isNotCriteria(criteria)) return !applies(criteria.not, resource);
  return meets(resource, criteria);
}
