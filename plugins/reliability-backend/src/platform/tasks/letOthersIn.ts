import { setImmediate as othersTurn } from 'node:timers/promises';

/** Computes to its end what stops now and then, and lets others have their turn on the event loop each time. */
export async function letOthersIn<T>(
  computing: Generator<unknown, T>,
): Promise<T> {
  let step = computing.next();
  while (!step.done) {
    await othersTurn();
    step = computing.next();
  }
  return step.value;
}
