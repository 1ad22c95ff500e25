import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';

/**
 * Puts a criteria tree into a query. The slice says what a leaf means in its own tables; combining them is the same everywhere.
 */
export function applyCriteria<TLeaf>(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<TLeaf> | undefined,
  applyLeaf: (query: Knex.QueryBuilder, leaf: TLeaf) => void,
): void {
  if (criteria === undefined) return;
  if (isAndCriteria(criteria)) {
    query.where(all => {
      for (const part of criteria.allOf) {
        all.where(one => applyCriteria(one, part, applyLeaf));
      }
    });
  } else if (isOrCriteria(criteria)) {
    query.where(any => {
      for (const part of criteria.anyOf) {
        any.orWhere(one => applyCriteria(one, part, applyLeaf));
      }
    });
  } else if (isNotCriteria(criteria)) {
    query.whereNot(none => applyCriteria(none, criteria.not, applyLeaf));
  } else {
    query.where(one => applyLeaf(one, criteria));
  }
}

/** One of some values. `null in (…)` is neither true nor false, and under a `not` it must be false as a rule's `apply` has it. */
export function whereOneOf(
  query: Knex.QueryBuilder,
  column: string,
  values: readonly string[],
): void {
  query.whereNotNull(column).whereIn(column, [...values]);
}
