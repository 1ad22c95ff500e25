import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { inScope } from '../platform/catalog/inScope';
import { Readable, whereReadable } from '../platform/catalog/whereReadable';
import { textsOf } from '../platform/database/dialect';
import { Principal } from '../platform/http/RequestContext';

/** Whose facts are read: a scope, as far as the reader may see it. */
export interface FactScope {
  readonly scope: string;
  readonly principal: Principal;
  readonly readable?: Readable;
  /** Those of the scope that are asked about; all when left out. */
  readonly entities?: readonly string[];
  /** Subqueries of the ids that a policy leaves; all when left out. */
  readonly incidents?: Knex.QueryBuilder;
  readonly actionItems?: Knex.QueryBuilder;
  readonly deployments?: Knex.QueryBuilder;
  readonly postmortems?: Knex.QueryBuilder;
}

/** Restricts to entities of a scope that are asked about and that the reader may see. */
export function restrictEntities(
  tx: Knex,
  query: Knex.QueryBuilder,
  column: string,
  { scope, readable, entities }: FactScope,
): void {
  inScope(query, column, scope);
  if (entities) query.whereIn(column, textsOf(tx, entities));
  whereReadable(tx, query, column, readable);
}

/** Restricts to facts about those, but for what is confidential and not for the reader. */
export function restrictFacts(
  tx: Knex,
  query: Knex.QueryBuilder,
  table: 'incident_fact' | 'action_item_fact',
  where: FactScope,
  access: Access,
): void {
  restrictEntities(tx, query, `${table}.entity_ref`, where);
  access.restrict(query, `${table}.confidential_id`, where.principal);
}

/** Restricts to facts about those that are confidential and for the reader. */
export function restrictToConfidentialFacts(
  tx: Knex,
  query: Knex.QueryBuilder,
  where: FactScope,
  access: Access,
): void {
  restrictEntities(tx, query, 'incident_fact.entity_ref', where);
  access.restrictToConfidential(
    query,
    'incident_fact.confidential_id',
    where.principal,
  );
}
