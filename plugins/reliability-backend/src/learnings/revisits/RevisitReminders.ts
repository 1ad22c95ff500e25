import { inTransaction } from '../../platform/database/inTransaction';
import { Platform } from '../../platform/Platform';
import { RevisitStore } from './RevisitStore';

/** Learnings that are looked up at once. */
const BATCH = 500;

/** Reminds teams of learnings that are to be looked at again: once for each day that one is. */
export class RevisitReminders {
  constructor(
    private readonly platform: Platform,
    private readonly store: RevisitStore,
  ) {}

  /** Hands to the outbox which teams have something new to look at. What they are reminded of is noted in the transaction that does so. */
  async hand(signal: AbortSignal): Promise<void> {
    const { clock, database, outbox } = this.platform;
    let found: number;
    do {
      found = await inTransaction(database, async tx => {
        const now = clock();
        const due = await this.store.due(tx, now, BATCH);
        await this.store.note(tx, due);
        for (const team of new Set(due.map(each => each.team))) {
          await outbox.add(
            tx,
            {
              topic: 'learning.toRevisit',
              payload: { team },
              confidentialId: null,
            },
            now,
          );
        }
        return new Set(due.map(({ id }) => id)).size;
      });
      outbox.announce();
    } while (found === BATCH && !signal.aborted);
  }
}
