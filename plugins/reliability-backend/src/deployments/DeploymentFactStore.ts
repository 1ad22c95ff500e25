import { ChangeDay, ORGANISATION } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { membersOf } from '../platform/catalog/inScope';
import { int, Row } from '../platform/database/columns';
import { joinEach } from '../platform/database/dialect';
import { sideBySide } from '../platform/database/sideBySide';
import {
  between,
  ChangeFactScope,
  counted,
  dayOfChange,
  FactTable,
  FactWindow,
  restrictEntities,
  withoutHidden,
} from './changeFactFilters';

const noChanges: Omit<ChangeDay, 'day'> = {
  deployments: 0,
  withConfirmedFailure: 0,
  incidentsTotal: 0,
  incidentsAnswered: 0,
};

/** What change failure rate is made of, in a window. */
export interface ChangeCounts {
  /** Whether a deployment of the scope was ever told of. */
  readonly observed: boolean;
  /** Successful, to production. */
  readonly deployments: number;
  /** Those of them that caused an incident, as somebody confirmed, each once. */
  readonly withConfirmedFailure: number;
  /** Those of them that were taken back later. */
  readonly rollbacks: number;
  /** Incidents that hurt users, which began in the window. */
  readonly incidentsTotal: number;
  /** Those of them of which it is known whether a change caused them. */
  readonly incidentsAnswered: number;
}

export type { ChangeFactScope, FactWindow };

/** The SQL of facts about changes, for figures. Whoever may not read an incident counts no failure by it. */
export class DeploymentFactStore {
  constructor(private readonly access: Access) {}

  /**
   * Deployments that finished in each of some windows, and incidents that began in it, in one statement (indexes `deployment_fact_entity` and
   * `change_failure_fact_entity` of an entity, `deployment_fact_finished` and `change_failure_fact_finished` of the organisation).
   */
  async counts(
    tx: Knex,
    where: ChangeFactScope,
    windows: readonly FactWindow[],
  ): Promise<ChangeCounts[]> {
    const row: Row = await sideBySide(tx, {
      first: this.firstTold(tx, where),
      ...Object.assign(
        {},
        ...windows.map((window, place) =>
          this.countsIn(tx, where, window, place),
        ),
      ),
    }).first();
    return windows.map((_, place) => ({
      observed: row.told !== null,
      deployments: int(row[`deployments_${place}`]),
      withConfirmedFailure: int(row[`failed_${place}`]),
      rollbacks: int(row[`rollbacks_${place}`]),
      incidentsTotal: int(row[`total_${place}`]),
      incidentsAnswered: int(row[`answered_${place}`]),
    }));
  }

  /** Tables of one row, which together are what {@link counts} says of a window. */
  private countsIn(
    tx: Knex,
    where: ChangeFactScope,
    window: FactWindow,
    place: number,
  ): Readonly<Record<string, Knex.QueryBuilder>> {
    const finished = this.deployments(tx, where)
      .where(between('deployment_fact.finished_at', window))
      .where(counted('deployment_fact'))
      .count({ [`deployments_${place}`]: '*' })
      .select({
        [`rollbacks_${place}`]: tx.raw(
          'sum(case when rolled_back then 1 else 0 end)',
        ),
      });
    const failed = this.failures(tx, where)
      .where(between('change_failure_fact.finished_at', window))
      .where(counted('change_failure_fact'))
      .countDistinct({
        [`failed_${place}`]: 'change_failure_fact.deployment_id',
      });
    const began = this.began(tx, where, window).distinct(
      'incident_fact.incident_id',
    );
    const answered = this.answered(tx, began, {
      total: `total_${place}`,
      answered: `answered_${place}`,
    });
    return {
      [`finished_${place}`]: finished,
      [`failures_${place}`]: failed,
      [`began_${place}`]: answered,
    };
  }

  /** Of the incidents that hurt users and began in a window, those that a deployment caused, as somebody confirmed, whenever it finished. */
  async changeCausedIn(
    tx: Knex,
    where: ChangeFactScope,
    window: FactWindow,
  ): Promise<ReadonlySet<number>> {
    const began = this.began(tx, where, window).distinct(
      'incident_fact.incident_id',
    );
    // From the incidents of the window: beginning with the failures, SQLite would look up all there ever were.
    const caused = tx
      .from(began.as('began'))
      .join(
        'change_failure_fact',
        'change_failure_fact.incident_id',
        'began.incident_id',
      );
    this.restrictDeployments(caused, 'change_failure_fact', where);
    const rows = await caused.distinct('began.incident_id');
    return new Set(rows.map(row => int(row.incident_id)));
  }

  /** {@link counts} of each UTC day since 1970 in a window of whole days, but for whether anything was observed. */
  async countsByDay(
    tx: Knex,
    where: ChangeFactScope,
    window: FactWindow,
  ): Promise<ChangeDay[]> {
    const finished = this.deployments(tx, where)
      .where(between('deployment_fact.finished_at', window))
      .where(counted('deployment_fact'))
      .select({ day: dayOfChange(tx, 'deployment_fact.finished_at') })
      .count({ deployments: '*' })
      .groupBy('day');
    const failed = this.failures(tx, where)
      .where(between('change_failure_fact.finished_at', window))
      .where(counted('change_failure_fact'))
      .select({ day: dayOfChange(tx, 'change_failure_fact.finished_at') })
      .countDistinct({ failed: 'change_failure_fact.deployment_id' })
      .groupBy('day');
    const began = this.began(tx, where, window)
      .distinct('incident_fact.incident_id')
      .select({ day: dayOfChange(tx, 'incident_fact.anchor_at') });
    const answered = this.answered(tx, began, {
      total: 'total',
      answered: 'answered',
    })
      .select({ day: 'began.day' })
      .groupBy('began.day');
    // One statement, which sees one moment: more failures than deployments would be no share.
    const rows: Row[] = await tx
      .from(finished.as('finished'))
      .select(
        'day',
        'deployments',
        ...zeros(tx, ['failed', 'total', 'answered']),
      )
      .unionAll([
        tx
          .from(failed.as('failures'))
          .select('day', ...zeros(tx, ['deployments']), 'failed')
          .select(...zeros(tx, ['total', 'answered'])),
        tx
          .from(answered.as('causes'))
          .select('day', ...zeros(tx, ['deployments', 'failed']))
          .select('total', 'answered'),
      ]);
    const days = new Map<number, ChangeDay>();
    for (const row of rows) {
      const on = int(row.day);
      const day = days.get(on) ?? { ...noChanges, day: on };
      days.set(on, {
        day: on,
        deployments: day.deployments + int(row.deployments),
        withConfirmedFailure: day.withConfirmedFailure + int(row.failed),
        incidentsTotal: day.incidentsTotal + int(row.total),
        incidentsAnswered: day.incidentsAnswered + int(row.answered),
      });
    }
    return [...days.values()].sort((a, b) => a.day - b.day);
  }

  /** When a deployment finished of which a scope was told, if it ever was: of the organisation the first along its index. */
  private firstTold(tx: Knex, where: ChangeFactScope): Knex.QueryBuilder {
    const told = 'deployment_fact.finished_at';
    if (where.scope === ORGANISATION) {
      return this.deployments(tx, where).min({ told });
    }
    const any = this.deploymentsOfEach(tx, where).select({ told }).limit(1);
    return tx.from(any.as('any')).min({ told: 'any.told' });
  }

  /** Counts incidents that began, and of how many it is known whether a change caused them. */
  private answered(
    tx: Knex,
    began: Knex.QueryBuilder,
    names: { readonly total: string; readonly answered: string },
  ): Knex.QueryBuilder {
    return tx
      .from(began.as('began'))
      .leftJoin(
        'change_answer_fact',
        'change_answer_fact.incident_id',
        'began.incident_id',
      )
      .count({
        [names.total]: '*',
        [names.answered]: 'change_answer_fact.answer',
      });
  }

  /** Incidents that hurt users and began in a window. */
  private began(
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

  private deployments(tx: Knex, where: ChangeFactScope): Knex.QueryBuilder {
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
    withoutHidden(tx, query, 'deployment_fact', where);
    this.restrictDeployments(query, 'deployment_fact', where);
    return query;
  }

  private failures(tx: Knex, where: ChangeFactScope): Knex.QueryBuilder {
    const query = tx('change_failure_fact').where(
      'change_failure_fact.kind',
      'incident',
    );
    restrictEntities(tx, query, 'change_failure_fact', where);
    this.restrictDeployments(query, 'change_failure_fact', where);
    this.restrictIncidents(query, 'change_failure_fact', where);
    return query;
  }

  private restrictDeployments(
    query: Knex.QueryBuilder,
    table: FactTable,
    { deployments }: ChangeFactScope,
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

/** Columns of a part of a union that the part does not count. */
function zeros(tx: Knex, names: readonly string[]): Knex.Raw[] {
  return names.map(name => tx.raw('0 as ??', [name]));
}
