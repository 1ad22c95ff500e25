import { setTimeout } from 'node:timers/promises';
import { Knex } from 'knex';
import { OverloadedError } from '../http/httpErrors';
import { isUniqueViolation } from './isUniqueViolation';

/** Beyond this, whoever is in the way stays there for longer than somebody should wait for an answer. */
const MAX_BLOCKED = 5;
/** A second try finds what somebody else was faster with; a third would find no more. */
const MAX_OVERTAKEN = 1;
/** The first pause is shorter than this, each that follows may be twice as long. */
const PAUSE_MS = 25;

/** Thrown inside a transaction to begin anew: what was found out before it began is no longer so. */
export class Outdated extends Error {}

/**
 * Runs a transaction that writes; {@link again} runs those that begin with more. It is run again from its beginning when others were in its way, so
 * `work` keeps nothing outside of it.
 *
 * @throws OverloadedError when others stay in its way, or change what it found out each time
 */
export async function inTransaction<T>(
  database: Knex,
  work: (tx: Knex) => Promise<T>,
): Promise<T> {
  try {
    return await again(() => database.transaction(work));
  } catch (error) {
    throw error instanceof Outdated ? busy() : error;
  }
}

/**
 * The same for a transaction with what is found out before it begins, such as what a policy leaves.
 *
 * @throws OverloadedError when others stay in its way; what somebody else was faster with twice is thrown as it is
 */
export async function again<T>(run: () => Promise<T>): Promise<T> {
  let overtaken = 0;
  let blocked = 0;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (wasOvertaken(error) && overtaken < MAX_OVERTAKEN) {
        overtaken += 1;
      } else if (wasBlocked(error)) {
        if (blocked === MAX_BLOCKED) throw busy();
        // Two who are in each other's way must not meet again.
        await setTimeout(Math.random() * PAUSE_MS * 2 ** blocked);
        blocked += 1;
      } else {
        throw error;
      }
    }
  }
}

/** Whether somebody else was faster. */
export function wasOvertaken(error: unknown): boolean {
  return error instanceof Outdated || isUniqueViolation(error);
}

/** Whether the database ended it: a deadlock, what cannot be put in one order with what others did, another process that writes. */
export function wasBlocked(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    /^(40P01|40001|SQLITE_BUSY\w*)$/.test(String(error.code))
  );
}

function busy(): OverloadedError {
  return new OverloadedError(
    'Others are writing the same at this moment; nothing was changed, try again',
  );
}
