import {
  MAX_REPORT_SUBSCRIPTIONS,
  ORGANISATION,
  ReportSubscriptionInput,
} from '@afterword/plugin-reliability-common';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { int, Row } from '../platform/database/columns';
import { Outdated } from '../platform/database/inTransaction';

/** A report that a group gets every month. */
export interface StoredReportSubscription {
  readonly id: number;
  readonly scope: string;
  readonly group: string;
  readonly createdBy: string;
  readonly createdAt: number;
  /** The last month that was handed to the outbox, or was over when it was asked for: `2026-10`. */
  readonly sentFor: string;
}

/** The entities that a subscription names. */
export function namedIn({
  scope,
  group,
}: Pick<StoredReportSubscription, 'scope' | 'group'>): string[] {
  return scope === ORGANISATION ? [group] : [group, scope];
}

/** The SQL of who gets which report. */
export class ReportSubscriptionStore {
  /** Who gets the report of a scope, A to Z. */
  async list(tx: Knex, scope: string): Promise<StoredReportSubscription[]> {
    const rows: Row[] = await tx('report_subscription')
      .where({ scope })
      .orderBy('group_ref')
      .limit(MAX_REPORT_SUBSCRIPTIONS)
      .select();
    return rows.map(readRow);
  }

  async get(
    tx: Knex,
    id: number,
  ): Promise<StoredReportSubscription | undefined> {
    const row: Row | undefined = await tx('report_subscription')
      .where({ id })
      .first();
    return row && readRow(row);
  }

  /**
   * Adds one unless it is there.
   *
   * @throws ConflictError where a scope has as many as are listed
   */
  async add(
    tx: Knex,
    { scope, group }: ReportSubscriptionInput,
    given: Pick<
      StoredReportSubscription,
      'createdBy' | 'createdAt' | 'sentFor'
    >,
  ): Promise<{ readonly id: number; readonly isNew: boolean }> {
    const subscriptions = () => tx('report_subscription').where({ scope });
    // Whoever adds the last one that fits is waited for.
    await subscriptions().orderBy('id').forUpdate().select('id');
    const inserted = await tx('report_subscription')
      .insert({
        scope,
        group_ref: group,
        created_by: given.createdBy,
        created_at: given.createdAt,
        sent_for: given.sentFor,
      })
      .onConflict(['scope', 'group_ref'])
      .ignore()
      .returning('id');
    if (inserted.length === 0) {
      const row = await subscriptions().where('group_ref', group).first('id');
      // Somebody has just stopped the one that was there.
      if (row === undefined) throw new Outdated();
      return { id: int(row.id), isNew: false };
    }
    const [{ total }] = await subscriptions().count({ total: '*' });
    if (int(total) > MAX_REPORT_SUBSCRIPTIONS) {
      throw new ConflictError(
        `The report of a scope is sent to at most ${MAX_REPORT_SUBSCRIPTIONS} groups; stop one, or have it sent to a group above several`,
      );
    }
    return { id: int(inserted[0].id), isNew: true };
  }

  /** @returns whether it was there */
  async remove(tx: Knex, id: number): Promise<boolean> {
    return (await tx('report_subscription').where({ id }).delete()) > 0;
  }

  /** Those that a month was not handed to the outbox for (index `report_subscription_due`). */
  async due(tx: Knex, month: string, limit: number): Promise<number[]> {
    const rows: Row[] = await tx('report_subscription')
      .where('sent_for', '<', month)
      .orderBy(['sent_for', 'id'])
      .limit(limit)
      .select('id');
    return rows.map(row => int(row.id));
  }

  /** Notes that a month is handed over. @returns whether nobody else has, and it is there still */
  async claim(tx: Knex, id: number, month: string): Promise<boolean> {
    const claimed = await tx('report_subscription')
      .where({ id })
      .where('sent_for', '<', month)
      .update({ sent_for: month });
    return claimed > 0;
  }
}

function readRow(row: Row): StoredReportSubscription {
  return {
    id: int(row.id),
    scope: String(row.scope),
    group: String(row.group_ref),
    createdBy: String(row.created_by),
    createdAt: int(row.created_at),
    sentFor: String(row.sent_for),
  };
}
