import { SourceKey } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Row } from '../platform/database/columns';
import { readRiskRow, StoredRisk } from './ChangeRow';

/** The record that a way to fail waits for, since it is to become its action item. */
export interface AwaitedItem {
  readonly to: SourceKey;
  /** Who said so; null for what is from before that was kept. */
  readonly plantedBy: string | null;
}

/** The SQL of ways to fail that were taken back, which are kept so that it can be undone. Whoever writes holds the change. */
export class RemovedRiskStore {
  /** Keeps one that is still there, as it is. @param at - UTC milliseconds */
  async keep(
    tx: Knex,
    id: string,
    {
      waited,
      at,
    }: { readonly waited: readonly AwaitedItem[]; readonly at: number },
  ): Promise<void> {
    const row: Row = await tx('change_risk').where({ id }).first();
    await tx('removed_change_risk').insert({
      ...row,
      waited: JSON.stringify(waited),
      removed_at: at,
    });
  }

  async find(
    tx: Knex,
    changeId: number,
    id: string,
  ): Promise<
    | { readonly risk: StoredRisk; readonly waited: readonly AwaitedItem[] }
    | undefined
  > {
    const row: Row | undefined = await tx('removed_change_risk')
      .where({ id, change_id: changeId })
      .first();
    return (
      row && {
        risk: readRiskRow(row),
        waited: JSON.parse(String(row.waited)),
      }
    );
  }

  /** Puts one in its place among the others. */
  async bringBack(tx: Knex, id: string): Promise<void> {
    const { removed_at, waited, ...row } = await tx('removed_change_risk')
      .where({ id })
      .first();
    await tx('change_risk').insert(row);
    await tx('removed_change_risk').where({ id }).delete();
  }
}
