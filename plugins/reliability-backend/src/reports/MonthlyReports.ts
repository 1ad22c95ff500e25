import { monthBefore } from '@afterword/plugin-reliability-common';
import { inTransaction } from '../platform/database/inTransaction';
import { Platform } from '../platform/Platform';
import { namedIn, ReportSubscriptionStore } from './ReportSubscriptionStore';

/** Subscriptions that are looked up at once. */
const BATCH = 100;

/** Hands what is due to the outbox, once for each month and group. */
export class MonthlyReports {
  constructor(
    private readonly platform: Platform,
    private readonly store: ReportSubscriptionStore,
  ) {}

  /**
   * Hands over the month that is over to whoever has not been told of it. That it is handed over is noted in the transaction that does so:
   * several replicas, and one that ends in between, make no second one and lose none. Of months in which nothing ran only the last is told.
   */
  async hand(signal: AbortSignal): Promise<void> {
    const { clock, database, outbox } = this.platform;
    const { label } = monthBefore(clock());
    let due: number[];
    do {
      due = await this.store.due(database, label, BATCH);
      for (const id of due) {
        if (signal.aborted) break;
        await this.handOne(id, label);
      }
      outbox.announce();
    } while (due.length > 0 && !signal.aborted);
  }

  private async handOne(id: number, month: string): Promise<void> {
    const { clock, database, outbox } = this.platform;
    await inTransaction(database, async tx => {
      if (!(await this.store.claim(tx, id, month))) return;
      const claimed = await this.store.get(tx, id);
      if (claimed === undefined) return;
      const { scope, group } = claimed;
      await outbox.add(
        tx,
        {
          topic: 'report.due',
          payload: {
            subscription: id,
            month,
            // What a dead letter says of it, to those who may see these entities.
            key: `${scope}, ${group}, ${month}`,
            entities: namedIn(claimed),
          },
          confidentialId: null,
        },
        clock(),
      );
    });
  }
}
