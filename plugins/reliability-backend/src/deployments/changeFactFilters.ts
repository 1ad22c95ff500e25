import { Knex } from 'knex';
import { inScope } from '../platform/catalog/inScope';
import { Readable, whereReadable } from '../platform/catalog/whereReadable';
import { Principal } from '../platform/http/RequestContext';

/** Whose facts are read: a scope, as far as the reader may see it. */
export interface ChangeFactScope {
  readonly scope: string;
  readonly principal: Principal;
  readonly readable?: Readable;
  /** Subqueries of the ids that a policy leaves; all when left out. */
  readonly incidents?: Knex.QueryBuilder;
  readonly deployments?: Knex.QueryBuilder;
}

/** UTC milliseconds; the end is not in it. */
export interface FactWindow {
  readonly from: number;
  readonly until: number;
}

/** Tables that figures about changes read. */
export type FactTable =
  | 'deployment_fact'
  | 'change_failure_fact'
  | 'incident_fact';

/** Restricts to entities of a scope that the reader may see. */
export function restrictEntities(
  tx: Knex,
  query: Knex.QueryBuilder,
  table: FactTable,
  where: ChangeFactScope,
): void {
  inScope(query, `${table}.entity_ref`, where.scope);
  whereReadable(tx, query, `${table}.entity_ref`, where.readable);
}

/** The UTC day since 1970; `column` comes from our own code only. */
export function dayOfChange(tx: Knex, column: string): Knex.Raw {
  return tx.raw('?? / 86400000', [column]);
}

/** Which of some windows it is in, of which each begins where the one before ends; `column` comes from our own code only. */
export function placeOfChange(
  tx: Knex,
  column: string,
  windows: readonly FactWindow[],
): Knex.Raw {
  const cases = windows.map((_, place) => `when ?? < ? then ${place}`);
  return tx.raw(
    `case ${cases.join(' ')} end`,
    windows.flatMap(({ until }) => [column, until]),
  );
}

/** In a window; `column` comes from our own code only. */
export function between(column: string, { from, until }: FactWindow) {
  return (query: Knex.QueryBuilder) => {
    query.where(column, '>=', from).where(column, '<', until);
  };
}

/** Of failures that cannot be right, as the deployment began only after the incident: `mayHaveCaused` says the same. */
export function late(tx: Knex): Knex.Raw {
  return tx.raw(
    `coalesce(change_failure_fact.kind = 'incident'
       and change_failure_fact.started_at / 1000 > change_failure_fact.began_at / 1000
       and (change_failure_fact.began_at % 86400000 <> 0
         or change_failure_fact.started_at >= change_failure_fact.began_at + 86400000), false)`,
  );
}

/** Of failures that count. */
export function possible(tx: Knex): Knex.Raw {
  return tx.raw('not ?', [late(tx)]);
}

/** Of deployments that count: `isCountedDeployment` says the same. */
export function counted(table: FactTable) {
  return (query: Knex.QueryBuilder) => {
    query
      .where(`${table}.production`, true)
      .where(`${table}.status`, 'success');
  };
}
