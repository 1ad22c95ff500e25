import { Knex } from 'knex';

/** What an incident is merged into. */
export const INTO = 'merged_into';

/** Which incidents. */
type Condition = (query: Knex.QueryBuilder) => void;

/** Locks in one order everywhere, so that two who hold several never wait for each other. */
export function lock(tx: Knex, which: Condition): Knex.QueryBuilder {
  return tx('incident').where(which).orderBy('id').select('id');
}

/** Some incidents, and those that they are merged into. */
export function withTargets(tx: Knex, ids: readonly number[]): Condition {
  return either =>
    either.whereIn('id', [...ids]).orWhereIn(
      'id',
      tx('incident')
        .whereIn('id', [...ids])
        .select(INTO),
    );
}

/** Each once, as they are locked. */
export function inOrder(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}
