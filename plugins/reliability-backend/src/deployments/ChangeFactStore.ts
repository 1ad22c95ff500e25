import { ORGANISATION } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { membersOf } from '../platform/catalog/inScope';
import { whereReadable } from '../platform/catalog/whereReadable';
import { joinEach } from '../platform/database/dialect';
import {
  between,
  ChangeFactScope,
  FactTable,
  FactWindow,
  late,
  possible,
  restrictEntities,
} from './changeFactFilters';

/**
 * Whether it is known of an incident whether a change caused it: to name only what cannot have, says nothing. Of a deployment that the
 * reader may not see it is believed; else they could tell when it began.
 */
export function isAnswered(
  tx: Knex,
  { deployments }: Pick<ChangeFactScope, 'deployments'>,
): Knex.Raw {
  const cause = tx('change_failure_fact')
    .whereRaw(
      'change_failure_fact.incident_id = change_answer_fact.incident_id',
    )
    .where(either => {
      either.where(possible(tx));
      if (deployments) {
        either.orWhereNotIn('change_failure_fact.deployment_id', deployments);
      }
    })
    .select('change_failure_fact.incident_id');
  return tx.raw("(change_answer_fact.answer <> 'linked' or exists ?)", [cause]);
}

/** Queries of facts about changes, as far as the reader may see them. Whoever may not read an incident counts no failure by it. */
export class ChangeFactStore {
  constructor(private readonly access: Access) {}

  /** When a deployment finished of which a scope was told, if it ever was: of the organisation the first along its index. */
  firstTold(tx: Knex, where: ChangeFactScope): Knex.QueryBuilder {
    const told = 'deployment_fact.finished_at';
    if (where.scope === ORGANISATION) {
      return this.deployments(tx, where).min({ told });
    }
    const any = this.deploymentsOfEach(tx, where).select({ told }).limit(1);
    return tx.from(any.as('any')).min({ told: 'any.told' });
  }

  /** Counts incidents that began, and of how many it is known whether a change caused them. */
  answered(
    tx: Knex,
    began: Knex.QueryBuilder,
    where: Pick<ChangeFactScope, 'deployments'>,
  ): Knex.QueryBuilder {
    return tx
      .from(began.as('began'))
      .leftJoin(
        'change_answer_fact',
        'change_answer_fact.incident_id',
        'began.incident_id',
      )
      .count({
        total: '*',
        answered: tx.raw('case when ? then 1 end', [isAnswered(tx, where)]),
      });
  }

  /** Incidents that hurt users and began in a window. */
  began(
    tx: Knex,
    where: ChangeFactScope,
    window: FactWindow,
  ): Knex.QueryBuilder {
    const began = tx('incident_fact')
      .where('incident_fact.kind', 'incident')
      .where('incident_fact.role', 'impacted')
      .where(between('incident_fact.anchor_at', window));
    restrictEntities(tx, began, 'incident_fact', where);
    this.restrictIncidents(began, 'incident_fact', where);
    return began;
  }

  deployments(tx: Knex, where: ChangeFactScope): Knex.QueryBuilder {
    const query = tx('deployment_fact');
    restrictEntities(tx, query, 'deployment_fact', where);
    this.restrictDeployments(query, 'deployment_fact', where);
    return query;
  }

  /** Deployments of a scope, entity by entity along `deployment_fact_entity`: one is found without a walk through those of others. */
  private deploymentsOfEach(
    tx: Knex,
    where: ChangeFactScope,
  ): Knex.QueryBuilder {
    const query = joinEach(
      tx,
      tx.from(membersOf(tx, where.scope).as('member')),
      {
        table: 'deployment_fact',
        column: 'entity_ref',
        to: 'member.entity_ref',
      },
    );
    whereReadable(tx, query, 'deployment_fact.entity_ref', where.readable);
    this.restrictDeployments(query, 'deployment_fact', where);
    return query;
  }

  failures(tx: Knex, where: ChangeFactScope): Knex.QueryBuilder {
    const query = tx('change_failure_fact')
      .where('change_failure_fact.kind', 'incident')
      .where(possible(tx));
    restrictEntities(tx, query, 'change_failure_fact', where);
    this.restrictDeployments(query, 'change_failure_fact', where);
    this.restrictIncidents(query, 'change_failure_fact', where);
    return query;
  }

  /** Incidents that began in a window, of any scope, with a cause that cannot be right (index `change_failure_fact_began`). */
  withLateCauses(
    tx: Knex,
    where: Pick<ChangeFactScope, 'deployments'>,
    window: FactWindow,
  ): Knex.QueryBuilder {
    const query = tx('change_failure_fact')
      .where(between('change_failure_fact.began_at', window))
      .where(late(tx))
      .select('change_failure_fact.incident_id');
    this.restrictDeployments(query, 'change_failure_fact', where);
    return query;
  }

  /** Those of {@link withLateCauses} that the reader may see, by a deployment of a scope of which they hurt no users. */
  withLateCausesElsewhere(
    tx: Knex,
    where: ChangeFactScope,
    window: FactWindow,
  ): Knex.QueryBuilder {
    const query = this.withLateCauses(tx, where, window);
    restrictEntities(tx, query, 'change_failure_fact', where);
    this.restrictIncidents(query, 'change_failure_fact', where);
    const own = tx('incident_fact')
      .whereRaw('incident_fact.incident_id = change_failure_fact.incident_id')
      .where('incident_fact.role', 'impacted');
    restrictEntities(tx, own, 'incident_fact', where);
    return query.whereNotExists(own);
  }

  restrictDeployments(
    query: Knex.QueryBuilder,
    table: FactTable,
    { deployments }: Pick<ChangeFactScope, 'deployments'>,
  ): void {
    if (deployments) query.whereIn(`${table}.deployment_id`, deployments);
  }

  private restrictIncidents(
    query: Knex.QueryBuilder,
    table: FactTable,
    { incidents, principal }: ChangeFactScope,
  ): void {
    this.access.restrict(query, `${table}.confidential_id`, principal);
    if (incidents) query.whereIn(`${table}.incident_id`, incidents);
  }
}
