import {
  ActionItemStatus,
  CheckedCounts,
  CheckedOnDay,
  CommitmentCounts,
  daysDueIn,
  doneStatuses,
  dueDays,
  DueOnDay,
  MetricsWindow,
  openCommitmentStatuses,
  WaitingFact,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Access } from '../platform/access/Access';
import { int, intOrNull, Row, textOrNull } from '../platform/database/columns';
import { dayOfColumn } from '../platform/database/dialect';
import { sideBySide } from '../platform/database/sideBySide';
import { FactScope, restrictFacts } from './scopeFilters';

/** Statuses, which are words of ours, for `in`. */
function anyOf(statuses: readonly ActionItemStatus[]): string {
  return `(${statuses.map(status => `'${status}'`).join(', ')})`;
}

/** As `action_item_fact_open` has it, word for word: SQLite takes an index of some rows only for a query that says the same of them. */
const isOpen = `action_item_fact.status in ${anyOf(openCommitmentStatuses)}`;

/** The SQL of facts of action items. */
export class CommitmentFactStore {
  constructor(private readonly access: Access) {}

  /** The promises of a scope that fall due in a window, by the day on which they do; `countDue` says the same of them. */
  async dueDays(
    tx: Knex,
    where: FactScope,
    window: Pick<MetricsWindow, 'from' | 'until'>,
  ): Promise<DueOnDay[]> {
    const { after, until } = daysDueIn(window);
    const done = anyOf(doneStatuses);
    const doneOn = dayOfColumn(tx, 'done_at');
    const query: Knex.QueryBuilder = tx('action_item_fact')
      .where('action_item_fact.original_due', '>', after)
      .where('action_item_fact.original_due', '<=', until)
      .groupBy('original_due')
      .orderBy('original_due')
      .count({ total: '*' })
      .select({
        day: 'original_due',
        declined: tx.raw("sum(case when status = 'declined' then 1 end)"),
        undated: tx.raw(
          `sum(case when status in ${done} and done_at is null then 1 end)`,
        ),
        on_time: tx.raw(
          `sum(case when status in ${done} and ${doneOn} <= original_due then 1 end)`,
        ),
      });
    this.restrict(tx, query, where);
    const rows: Row[] = await query;
    return rows.map(row => {
      const declined = int(row.declined);
      const kept = int(row.total) - declined;
      return {
        day: String(row.day),
        declined,
        kept,
        known: kept - int(row.undated),
        onTime: int(row.on_time),
      };
    });
  }

  /**
   * The action items of a scope whose check date passes in a window, and its promises as of now, in one statement; `countChecked` and
   * `countCommitments` say the same.
   */
  async counts(
    tx: Knex,
    where: FactScope,
    window: Pick<MetricsWindow, 'from' | 'until'>,
    now: number,
  ): Promise<{ checked: CheckedCounts; open: CommitmentCounts }> {
    const row: Row = await sideBySide(tx, {
      checked: this.countChecked(tx, where, window),
      promises: this.countOpen(tx, where, now),
    }).first();
    return {
      checked: readCheckedCounts(row),
      open: readCommitmentCounts(row),
    };
  }

  /** The action items of a scope whose check date passes in a window, by the day on which it does. */
  async checkedDays(
    tx: Knex,
    where: FactScope,
    window: Pick<MetricsWindow, 'from' | 'until'>,
  ): Promise<CheckedOnDay[]> {
    const rows: Row[] = await this.countChecked(tx, where, window)
      .groupBy('check_on')
      .orderBy('check_on')
      .select({ day: 'check_on' });
    return rows.map(row => ({
      day: String(row.day),
      ...readCheckedCounts(row),
    }));
  }

  /** Promises as of now for each entity of a scope that has any. */
  async commitmentsByEntity(
    tx: Knex,
    where: FactScope,
    now: number,
  ): Promise<(CommitmentCounts & { readonly ref: string })[]> {
    const rows: Row[] = await this.countOpen(tx, where, now)
      .groupBy('action_item_fact.entity_ref')
      .select({ ref: 'action_item_fact.entity_ref' });
    return rows.map(row => ({
      ref: String(row.ref),
      ...readCommitmentCounts(row),
    }));
  }

  /** The promises of a scope that are not done, along `action_item_fact_open`. */
  async openCommitments(
    tx: Knex,
    where: FactScope,
  ): Promise<(WaitingFact & { readonly ref: string })[]> {
    const query: Knex.QueryBuilder = tx('action_item_fact')
      .whereRaw(isOpen)
      .select('action_item_id', 'entity_ref', 'status', 'due', 'committed_at');
    this.restrict(tx, query, where);
    const rows: Row[] = await query;
    return rows.map(row => ({
      ref: String(row.entity_ref),
      actionItemId: int(row.action_item_id),
      status: row.status as ActionItemStatus,
      due: textOrNull(row.due),
      committedAt: intOrNull(row.committed_at),
    }));
  }

  private countChecked(
    tx: Knex,
    where: FactScope,
    window: Pick<MetricsWindow, 'from' | 'until'>,
  ): Knex.QueryBuilder {
    const { after, until } = daysDueIn(window);
    const query: Knex.QueryBuilder = tx('action_item_fact')
      .where('action_item_fact.check_on', '>', after)
      .where('action_item_fact.check_on', '<=', until)
      .select({
        verified: tx.raw("sum(case when status = 'verified' then 1 end)"),
        ineffective: tx.raw("sum(case when status = 'ineffective' then 1 end)"),
        unchecked: tx.raw("sum(case when status = 'done' then 1 end)"),
      });
    this.restrict(tx, query, where);
    return query;
  }

  private countOpen(
    tx: Knex,
    where: FactScope,
    now: number,
  ): Knex.QueryBuilder {
    const { today, soon } = dueDays(now);
    const query: Knex.QueryBuilder = tx('action_item_fact')
      .whereRaw(isOpen)
      .count({ open: '*' })
      .select({
        overdue: tx.raw('sum(case when due < ? then 1 end)', [today]),
        due_soon: tx.raw('sum(case when due >= ? and due <= ? then 1 end)', [
          today,
          soon,
        ]),
      });
    this.restrict(tx, query, where);
    return query;
  }

  private restrict(tx: Knex, query: Knex.QueryBuilder, where: FactScope): void {
    restrictFacts(tx, query, 'action_item_fact', where, this.access);
    if (where.actionItems) {
      query.whereIn('action_item_fact.action_item_id', where.actionItems);
    }
  }
}

function readCheckedCounts(row: Row): CheckedCounts {
  return {
    verified: int(row.verified),
    ineffective: int(row.ineffective),
    unchecked: int(row.unchecked),
  };
}

function readCommitmentCounts(row: Row): CommitmentCounts {
  return {
    open: int(row.open),
    overdue: int(row.overdue),
    dueSoon: int(row.due_soon),
  };
}
