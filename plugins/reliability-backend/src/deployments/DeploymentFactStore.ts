import {
  ChangeAnswers,
  ChangeDay,
  DeploymentCounts,
  IncidentAnswers,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { bool, int, Row } from '../platform/database/columns';
import { idsOf } from '../platform/database/dialect';
import { sideBySide } from '../platform/database/sideBySide';
import {
  between,
  ChangeFactScope,
  counted,
  dayOfChange,
  FactWindow,
  placeOfChange,
  possible,
} from './changeFactFilters';
import { ChangeFactStore, isAnswered } from './ChangeFactStore';

/** What became of the deployments of a window. */
export type ChangeCounts = Omit<DeploymentCounts, keyof IncidentAnswers> & {
  /** Those of them that were taken back later. */
  readonly rollbacks: number;
};

export type { ChangeFactScope, FactWindow };

/** The same of a part of a window. */
type PartCounts = Omit<ChangeCounts, 'observed'>;

/** So many are looked up one by one; of more, all answers of their time are read. */
const FEW = 500;

const nothing: PartCounts = {
  deployments: 0,
  withConfirmedFailure: 0,
  rollbacks: 0,
};

const noIncidents: IncidentAnswers = {
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
   * Deployments that finished in each of some windows, in one statement (indexes `deployment_fact_entity` and `change_failure_fact_entity` of
   * an entity, `deployment_fact_finished` and `change_failure_fact_finished` of the organisation).
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
    }));
  }

  /** Tables of one row, which together are what {@link counts} says of a window. */
  private countsIn(
    tx: Knex,
    where: ChangeFactScope,
    window: FactWindow,
    place: number,
  ): Readonly<Record<string, Knex.QueryBuilder>> {
    const finished = this.finished(tx, where, window)
      .count({ [`deployments_${place}`]: '*' })
      .select({
        [`rollbacks_${place}`]: tx.raw(
          'sum(case when rolled_back then 1 else 0 end)',
        ),
      });
    const failed = this.failed(tx, where, window).countDistinct({
      [`failed_${place}`]: 'change_failure_fact.deployment_id',
    });
    return { [`finished_${place}`]: finished, [`failures_${place}`]: failed };
  }

  private finished(tx: Knex, where: ChangeFactScope, window: FactWindow) {
    return this.facts
      .deployments(tx, where)
      .where(between('deployment_fact.finished_at', window))
      .where(counted('deployment_fact'));
  }

  private failed(tx: Knex, where: ChangeFactScope, window: FactWindow) {
    return this.facts
      .failures(tx, where)
      .where(between('change_failure_fact.finished_at', window))
      .where(counted('change_failure_fact'));
  }

  /**
   * Of which incidents it is known whether a change caused them, and of which a deployment that the reader may see did, as somebody confirmed;
   * along the key of `change_answer_fact`, or `change_answer_fact_anchor`.
   *
   * @param incidents - that the reader may see; those outside the window are ignored
   */
  async answers(
    tx: Knex,
    incidents: readonly { incidentId: number; anchorAt: number }[],
    window: FactWindow,
    where: Pick<ChangeFactScope, 'deployments'>,
  ): Promise<ChangeAnswers> {
    const ids = new Set<number>();
    for (const { incidentId, anchorAt } of incidents) {
      if (anchorAt >= window.from && anchorAt < window.until) {
        ids.add(incidentId);
      }
    }
    const failures = tx('change_failure_fact')
      .where(
        'change_failure_fact.incident_id',
        tx.ref('change_answer_fact.incident_id'),
      )
      .where(possible(tx))
      .select(tx.raw('1'));
    this.facts.restrictDeployments(failures, 'change_failure_fact', where);
    const query = tx('change_answer_fact')
      .where(isAnswered(tx, where))
      .select({
        incident: 'change_answer_fact.incident_id',
        is_caused: tx.raw('exists ?', [failures]),
      });
    const found: Row[] = await (ids.size <= FEW
      ? query.whereIn('change_answer_fact.incident_id', idsOf(tx, [...ids]))
      : query.where(
          (either: Knex.QueryBuilder) =>
            void either
              .where(between('change_answer_fact.anchor_at', window))
              // Written by a replica that does not yet know of it.
              .orWhereNull('change_answer_fact.anchor_at'),
        ));
    const rows = found.filter(row => ids.has(int(row.incident)));
    const incidentsOf = (answers: readonly Row[]) =>
      new Set(answers.map(row => int(row.incident)));
    return {
      answered: incidentsOf(rows),
      caused: incidentsOf(rows.filter(row => bool(row.is_caused))),
    };
  }

  /** Of how many incidents that hurt users and began in a window it is known whether a change caused them. */
  async answered(
    tx: Knex,
    where: ChangeFactScope,
    window: FactWindow,
  ): Promise<IncidentAnswers> {
    const began = this.facts
      .began(tx, where, window)
      .distinct('incident_fact.incident_id');
    const [row]: Row[] = await this.facts.answered(tx, began, where);
    return presentAnswers(row);
  }

  /** Incidents that began in a window, of any scope, with a cause that cannot be right, of deployments that a policy leaves. */
  async idsWithLateCauses(
    tx: Knex,
    where: Pick<ChangeFactScope, 'deployments'>,
    window: FactWindow,
  ): Promise<ReadonlySet<number>> {
    const rows: Row[] = await this.facts.withLateCauses(tx, where, window);
    return new Set(rows.map(row => int(row.incident_id)));
  }

  /** Those of them that the reader may see and a scope does not count, though one of its deployments is said to have caused them. */
  async idsWithLateCausesElsewhere(
    tx: Knex,
    where: ChangeFactScope,
    window: FactWindow,
  ): Promise<ReadonlySet<number>> {
    const rows: Row[] = await this.facts.withLateCausesElsewhere(
      tx,
      where,
      window,
    );
    return new Set(rows.map(row => int(row.incident_id)));
  }

  /** {@link counts} and {@link answered} of each UTC day since 1970 in a window of whole days, but for whether anything was observed. */
  async countsByDay(
    tx: Knex,
    where: ChangeFactScope,
    window: FactWindow,
  ): Promise<ChangeDay[]> {
    const dayOf = (column: string) => dayOfChange(tx, column);
    const began = this.facts
      .began(tx, where, window)
      .distinct('incident_fact.incident_id')
      .select({ day: dayOf('incident_fact.anchor_at') });
    const [counts, rows] = await Promise.all([
      this.countsByPart(tx, where, window, dayOf),
      this.facts
        .answered(tx, began, where)
        .select('began.day')
        .groupBy('began.day') as Knex.QueryBuilder<object, Row[]>,
    ]);
    const answers = new Map(
      rows.map(row => [int(row.day), presentAnswers(row)]),
    );
    return [...new Set([...counts.keys(), ...answers.keys()])]
      .sort((a, b) => a - b)
      .map(day => {
        const { rollbacks: _, ...deployed } = counts.get(day) ?? nothing;
        return { day, ...deployed, ...(answers.get(day) ?? noIncidents) };
      });
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
    const finished = this.finished(tx, where, window)
      .select({
        part: partOf('deployment_fact.finished_at'),
        rollbacks: tx.raw('sum(case when rolled_back then 1 else 0 end)'),
      })
      .count({ deployments: '*' })
      .groupBy('part');
    const failed = this.failed(tx, where, window)
      .select({ part: partOf('change_failure_fact.finished_at') })
      .countDistinct({ failed: 'change_failure_fact.deployment_id' })
      .groupBy('part');
    const rows: Row[] = await tx
      .from(finished.as('finished'))
      .select('part', 'deployments', 'rollbacks', { failed: tx.raw('0') })
      .unionAll(
        tx
          .from(failed.as('failures'))
          .select('part', tx.raw('0'), tx.raw('0'), 'failed'),
      );
    const parts = new Map<number, PartCounts>();
    for (const row of rows) {
      const part = int(row.part);
      const sum = parts.get(part) ?? nothing;
      parts.set(part, {
        deployments: sum.deployments + int(row.deployments),
        rollbacks: sum.rollbacks + int(row.rollbacks),
        withConfirmedFailure: sum.withConfirmedFailure + int(row.failed),
      });
    }
    return parts;
  }
}

function presentAnswers({ total, answered }: Row): IncidentAnswers {
  return { incidentsTotal: int(total), incidentsAnswered: int(answered) };
}
