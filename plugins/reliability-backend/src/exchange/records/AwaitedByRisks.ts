import { Knex } from 'knex';
import { AwaitedItem, AwaitedItems } from '../../changes';
import { PendingReferenceStore } from './PendingReferenceStore';

/**
 * The action items that ways to fail wait for: one that is taken back waits for nothing, and waits again where it is brought back. What arrived in
 * between is connected once its record is sent with something new.
 */
export class AwaitedByRisks implements AwaitedItems {
  constructor(private readonly pending: PendingReferenceStore) {}

  async withdraw(
    tx: Knex,
    changeId: number,
    riskId: string,
  ): Promise<readonly AwaitedItem[]> {
    return this.pending.takeOut(tx, awaiting(changeId, riskId));
  }

  async await(
    tx: Knex,
    changeId: number,
    riskId: string,
    items: readonly AwaitedItem[],
  ): Promise<void> {
    for (const { to, plantedBy } of items) {
      const reference = { ...awaiting(changeId, riskId), to };
      await this.pending.add(tx, [reference], plantedBy);
    }
  }
}

function awaiting(changeId: number, riskId: string) {
  return {
    fromKind: 'changeReview',
    fromId: changeId,
    toKind: 'actionItem',
    detail: riskId,
  } as const;
}
