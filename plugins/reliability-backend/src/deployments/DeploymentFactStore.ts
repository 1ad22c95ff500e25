import { ChangeDay } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { inScope } from '../platform/catalog/inScope';
import { int, Row } from '../platform/database/columns';
import { textsOf } from '../platform/database/dialect';
import { Principal } from '../platform/http/RequestContext';

/** Whose facts are read: a scope, as far as the reader may see it. */
export interface ChangeFactScope {
  readonly scope: string;
  readonly principal: Principal;
  /** Entities that the reader may not see. */
  readonly hidden: readonly string[];
  /** Subqueries of the ids that a policy leaves; all when left out. */
  readonly incidents?: Knex.QueryBuilder;
  readonly deployments?: Knex.QueryBuilder;
}

/** UTC milliseconds; the end is not in it. */
export interface FactWindow {
  readonly from: number;
  readonly until: number;
}

/** Names of what is counted. */
type ChangeCount = Exclude<keyof ChangeDay, 'day'>;

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

type FactTable = 'deployment_fact' | 'change_failure_fact' | 'incident_fact';

/** The SQL of facts about changes, for figures. Whoever may not read an incident counts no failure by it. */
export class DeploymentFactStore {
  constructor(private readonly access: Access) {}

  /**
   * Deployments that finished in a window, and incidents that began in it (indexes `deployment_fact_entity` and
   * `change_failure_fact_entity` of an entity, `deployment_fact_finished` and `change_failure_fact_finished` of the organisation).
   */
  async counts(
    tx: Knex,
    where: ChangeFactScope,
    window: FactWindow,
  ): Promise<ChangeCounts> {
    const [finished] = await this.deployments(tx, where)
      .where(between('deployment_fact.finished_at', window))
      .where(counted('deployment_fact'))
      .count({ deployments: '*' })
      .select({
        rollbacks: tx.raw('sum(case when rolled_back then 1 else 0 end)'),
      });
    const [failed] = await this.failures(tx, where)
      .where(between('change_failure_fact.finished_at', window))
      .where(counted('change_failure_fact'))
      .countDistinct({ deployments: 'change_failure_fact.deployment_id' });
    const incidents = await this.incidentCounts(tx, where, window);
    return {
      observed: await this.isObserved(tx, where),
      deployments: int(finished.deployments),
      withConfirmedFailure: int(failed.deployments),
      rollbacks: int(finished.rollbacks),
      ...incidents,
    };
  }

  /**
   * Incidents that a deployment caused, as somebody confirmed, whatever it was and whenever it finished: ids, as a subquery, for figures
   * about those alone. It names restricted ones too; rows of incidents are restricted where they are read.
   */
  changeCaused(tx: Knex, where: ChangeFactScope): Knex.QueryBuilder {
    const caused = tx('change_failure_fact').select(
      'change_failure_fact.incident_id',
    );
    if (where.deployments) {
      caused.whereIn('change_failure_fact.deployment_id', where.deployments);
    }
    return caused;
  }

  /** Of the incidents that hurt users and began in a window, those that a deployment caused, as somebody confirmed. */
  async changeCausedIn(
    tx: Knex,
    where: ChangeFactScope,
    window: FactWindow,
  ): Promise<ReadonlySet<number>> {
    const began = this.began(tx, where, window).whereIn(
      'incident_fact.incident_id',
      this.changeCaused(tx, where),
    );
    const rows = await began.distinct('incident_fact.incident_id');
    return new Set(rows.map(row => int(row.incident_id)));
  }

  /** {@link counts} of each UTC day since 1970 in a window of whole days, but for whether anything was observed. */
  async countsByDay(
    tx: Knex,
    where: ChangeFactScope,
    window: FactWindow,
  ): Promise<ChangeDay[]> {
    const days = new Map<number, ChangeDay>();
    const put = (rows: readonly Row[], names: readonly ChangeCount[]) => {
      for (const row of rows) {
        const on = int(row.day);
        days.set(on, {
          ...(days.get(on) ?? { ...noChanges, day: on }),
          ...Object.fromEntries(names.map(name => [name, int(row[name])])),
        });
      }
    };
    put(
      await this.deployments(tx, where)
        .where(between('deployment_fact.finished_at', window))
        .where(counted('deployment_fact'))
        .select({ day: day(tx, 'deployment_fact.finished_at') })
        .count({ deployments: '*' })
        .groupBy('day'),
      ['deployments'],
    );
    put(
      await this.failures(tx, where)
        .where(between('change_failure_fact.finished_at', window))
        .where(counted('change_failure_fact'))
        .select({ day: day(tx, 'change_failure_fact.finished_at') })
        .countDistinct({
          withConfirmedFailure: 'change_failure_fact.deployment_id',
        })
        .groupBy('day'),
      ['withConfirmedFailure'],
    );
    const began = this.began(tx, where, window)
      .distinct('incident_fact.incident_id')
      .select({ day: day(tx, 'incident_fact.anchor_at') });
    put(
      await this.answered(tx, began)
        .select({ day: 'began.day' })
        .groupBy('began.day'),
      ['incidentsTotal', 'incidentsAnswered'],
    );
    return [...days.values()].sort((a, b) => a.day - b.day);
  }

  /** Whether a deployment of a scope was ever told of. */
  async isObserved(tx: Knex, where: ChangeFactScope): Promise<boolean> {
    const first = await this.deployments(tx, where).first(
      'deployment_fact.deployment_id',
    );
    return first !== undefined;
  }

  private async incidentCounts(
    tx: Knex,
    where: ChangeFactScope,
    window: FactWindow,
  ): Promise<Pick<ChangeCounts, 'incidentsTotal' | 'incidentsAnswered'>> {
    const began = this.began(tx, where, window).distinct(
      'incident_fact.incident_id',
    );
    const [row] = await this.answered(tx, began);
    return {
      incidentsTotal: int(row.incidentsTotal),
      incidentsAnswered: int(row.incidentsAnswered),
    };
  }

  /** Counts incidents that began, and of how many it is known whether a change caused them. */
  private answered(tx: Knex, began: Knex.QueryBuilder): Knex.QueryBuilder {
    return tx
      .from(began.as('began'))
      .leftJoin(
        'change_answer_fact',
        'change_answer_fact.incident_id',
        'began.incident_id',
      )
      .count({
        incidentsTotal: '*',
        incidentsAnswered: 'change_answer_fact.answer',
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
    this.restrict(tx, began, 'incident_fact', where);
    this.restrictIncidents(began, 'incident_fact', where);
    return began;
  }

  private deployments(tx: Knex, where: ChangeFactScope): Knex.QueryBuilder {
    const query = tx('deployment_fact');
    this.restrict(tx, query, 'deployment_fact', where);
    this.restrictDeployments(query, 'deployment_fact', where);
    return query;
  }

  private failures(tx: Knex, where: ChangeFactScope): Knex.QueryBuilder {
    const query = tx('change_failure_fact').where(
      'change_failure_fact.kind',
      'incident',
    );
    this.restrict(tx, query, 'change_failure_fact', where);
    this.restrictDeployments(query, 'change_failure_fact', where);
    this.restrictIncidents(query, 'change_failure_fact', where);
    return query;
  }

  private restrict(
    tx: Knex,
    query: Knex.QueryBuilder,
    table: FactTable,
    { scope, hidden }: ChangeFactScope,
  ): void {
    inScope(query, `${table}.entity_ref`, scope);
    if (hidden.length > 0) {
      query.whereNotIn(`${table}.entity_ref`, textsOf(tx, hidden));
    }
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

/** The UTC day since 1970; `column` comes from our own code only. */
function day(tx: Knex, column: string): Knex.Raw {
  return tx.raw('?? / 86400000', [column]);
}

/** In a window; `column` comes from our own code only. */
function between(column: string, { from, until }: FactWindow) {
  return (query: Knex.QueryBuilder) => {
    query.where(column, '>=', from).where(column, '<', until);
  };
}

/** Of deployments that count: `isCountedDeployment` says the same. */
function counted(table: FactTable) {
  return (query: Knex.QueryBuilder) => {
    query
      .where(`${table}.production`, true)
      .where(`${table}.status`, 'success');
  };
}
