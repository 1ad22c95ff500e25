import { ChangeDay } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { int, Row } from '../platform/database/columns';
import { sideBySide } from '../platform/database/sideBySide';
import {
  between,
  ChangeFactScope,
  counted,
  dayOfChange,
  FactWindow,
  placeOfChange,
} from './changeFactFilters';
import { ChangeFactStore } from './ChangeFactStore';

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

/** The same of a part of a window. */
type PartCounts = Omit<ChangeCounts, 'observed'>;

const nothing: PartCounts = {
  deployments: 0,
  withConfirmedFailure: 0,
  rollbacks: 0,
  incidentsTotal: 0,
  incidentsAnswered: 0,
};

/** The SQL of facts about changes, for figures. */
export class DeploymentFactStore {
  private readonly facts: ChangeFactStore;

  constructor(access: Access) {
    this.facts = new ChangeFactStore(access);
  }

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
      first: this.facts.firstTold(tx, where),
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
    const finished = this.facts
      .deployments(tx, where)
      .where(between('deployment_fact.finished_at', window))
      .where(counted('deployment_fact'))
      .count({ [`deployments_${place}`]: '*' })
      .select({
        [`rollbacks_${place}`]: tx.raw(
          'sum(case when rolled_back then 1 else 0 end)',
        ),
      });
    const failed = this.facts
      .failures(tx, where)
      .where(between('change_failure_fact.finished_at', window))
      .where(counted('change_failure_fact'))
      .countDistinct({
        [`failed_${place}`]: 'change_failure_fact.deployment_id',
      });
    const began = this.facts
      .began(tx, where, window)
      .distinct('incident_fact.incident_id');
    const answered = this.facts.answered(tx, began, {
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
    const began = this.facts
      .began(tx, where, window)
      .distinct('incident_fact.incident_id');
    // From the incidents of the window: beginning with the failures, SQLite would look up all there ever were.
    const caused = tx
      .from(began.as('began'))
      .join(
        'change_failure_fact',
        'change_failure_fact.incident_id',
        'began.incident_id',
      );
    this.facts.restrictDeployments(caused, 'change_failure_fact', where);
    const rows = await caused.distinct('began.incident_id');
    return new Set(rows.map(row => int(row.incident_id)));
  }

  /** {@link counts} of each UTC day since 1970 in a window of whole days, but for whether anything was observed. */
  async countsByDay(
    tx: Knex,
    where: ChangeFactScope,
    window: FactWindow,
  ): Promise<ChangeDay[]> {
    const days = await this.countsByPart(tx, where, window, column =>
      dayOfChange(tx, column),
    );
    return [...days]
      .map(([day, { rollbacks, ...of }]) => ({ day, ...of }))
      .sort((a, b) => a.day - b.day);
  }

  /** {@link counts} of any number of windows of which each begins where the one before ends. */
  async countsInTurn(
    tx: Knex,
    where: ChangeFactScope,
    windows: readonly FactWindow[],
  ): Promise<ChangeCounts[]> {
    const whole = {
      from: windows[0].from,
      until: windows[windows.length - 1].until,
    };
    const [[first], places] = await Promise.all([
      this.facts.firstTold(tx, where),
      this.countsByPart(tx, where, whole, column =>
        placeOfChange(tx, column, windows),
      ),
    ]);
    return windows.map((_, place) => ({
      observed: first.told !== null,
      ...(places.get(place) ?? nothing),
    }));
  }

  /** One statement, which sees one moment: more failures than deployments would be no share. */
  private async countsByPart(
    tx: Knex,
    where: ChangeFactScope,
    window: FactWindow,
    partOf: (column: string) => Knex.Raw,
  ): Promise<ReadonlyMap<number, PartCounts>> {
    const finished = this.facts
      .deployments(tx, where)
      .where(between('deployment_fact.finished_at', window))
      .where(counted('deployment_fact'))
      .select({
        part: partOf('deployment_fact.finished_at'),
        rollbacks: tx.raw('sum(case when rolled_back then 1 else 0 end)'),
      })
      .count({ deployments: '*' })
      .groupBy('part');
    const failed = this.facts
      .failures(tx, where)
      .where(between('change_failure_fact.finished_at', window))
      .where(counted('change_failure_fact'))
      .select({ part: partOf('change_failure_fact.finished_at') })
      .countDistinct({ failed: 'change_failure_fact.deployment_id' })
      .groupBy('part');
    const began = this.facts
      .began(tx, where, window)
      .distinct('incident_fact.incident_id')
      .select({ part: partOf('incident_fact.anchor_at') });
    const answered = this.facts
      .answered(tx, began, { total: 'total', answered: 'answered' })
      .select({ part: 'began.part' })
      .groupBy('began.part');
    const rows: Row[] = await tx
      .from(finished.as('finished'))
      .select(
        'part',
        'deployments',
        'rollbacks',
        ...zeros(tx, ['failed', 'total', 'answered']),
      )
      .unionAll([
        tx
          .from(failed.as('failures'))
          .select('part', ...zeros(tx, ['deployments', 'rollbacks']), 'failed')
          .select(...zeros(tx, ['total', 'answered'])),
        tx
          .from(answered.as('causes'))
          .select('part', ...zeros(tx, ['deployments', 'rollbacks', 'failed']))
          .select('total', 'answered'),
      ]);
    const parts = new Map<number, PartCounts>();
    for (const row of rows) {
      const part = int(row.part);
      const sum = parts.get(part) ?? nothing;
      parts.set(part, {
        deployments: sum.deployments + int(row.deployments),
        rollbacks: sum.rollbacks + int(row.rollbacks),
        withConfirmedFailure: sum.withConfirmedFailure + int(row.failed),
        incidentsTotal: sum.incidentsTotal + int(row.total),
        incidentsAnswered: sum.incidentsAnswered + int(row.answered),
      });
    }
    return parts;
  }
}

/** Columns of a part of a union that the part does not count. */
function zeros(tx: Knex, names: readonly string[]): Knex.Raw[] {
  return names.map(name => tx.raw('0 as ??', [name]));
}
