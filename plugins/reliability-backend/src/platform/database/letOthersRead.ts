import { setImmediate } from 'node:timers/promises';
import { Knex } from 'knex';
import { dialectOf } from './dialect';

/** Who reads asks for the next thing within so many turns of the event loop. */
const TURNS = 10;
/** Milliseconds after which whoever writes goes on all the same. */
const AT_MOST = 50;

/**
 * To be awaited between transactions by whoever writes many of them: SQLite has one connection, and a page that asks for a dozen things one
 * after the other would wait for a whole transaction before each of them.
 */
export async function letOthersRead(database: Knex): Promise<void> {
  if (dialectOf(database) !== 'sqlite') return;
  const { pool } = database.client;
  const goOnAt = performance.now() + AT_MOST;
  for (let quiet = 0; quiet < TURNS && performance.now() < goOnAt; ) {
    await setImmediate();
    const isAsked = pool.numUsed() + pool.numPendingAcquires() > 0;
    quiet = isAsked ? 0 : quiet + 1;
  }
}
