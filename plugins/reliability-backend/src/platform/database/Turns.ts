import { EventEmitter, once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Knex } from 'knex';
import { dialectOf } from './dialect';

/** Within so many turns of the event loop is heard who asked while a transaction had it. */
const TURNS = 10;
/** Milliseconds after which whoever writes goes on all the same. */
const AT_MOST = 50;

/**
 * Lets who reads go before who writes much. SQLite has one connection, and an answer takes many steps, of which most have nothing to do with
 * it: beside a long write each of them would wait for a whole transaction, though together they take less than one.
 */
export class Turns {
  private readers = 0;
  private readonly events = new EventEmitter().setMaxListeners(0);
  private readonly isShared: boolean;

  constructor(database: Knex) {
    this.isShared = dialectOf(database) === 'sqlite';
  }

  /** Has whoever writes much wait while somebody is answered. */
  async reading<T>(answer: () => Promise<T>): Promise<T> {
    this.readers += 1;
    try {
      return await answer();
    } finally {
      this.readers -= 1;
      if (this.readers === 0) this.events.emit('quiet');
    }
  }

  /**
   * To be awaited between transactions by whoever runs many of them. SQLite's driver answers at once: who asks it again and again keeps the
   * whole process from everything else, and not only others from the database.
   */
  async letOthersRead(): Promise<void> {
    if (!this.isShared) return;
    for (let turn = 0; turn < TURNS && this.readers === 0; turn += 1) {
      await setImmediate();
    }
    if (this.readers === 0) return;
    // Who never ceases to ask keeps nobody from writing.
    const signal = AbortSignal.timeout(AT_MOST);
    await once(this.events, 'quiet', { signal }).catch(() => {});
  }
}
