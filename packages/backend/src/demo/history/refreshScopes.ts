import { setTimeout as wait } from 'node:timers/promises';
import { ReliabilityClient } from '../ReliabilityClient';

const TASK = 'reliability:catalog-projection';
const PAUSE_MS = 500;
/** The scheduler looks every five seconds for what has been asked for. */
const PATIENCE_MS = 20_000;

/**
 * Has the reliability plugin read groups, systems and domains again, which it does every few minutes by itself: on a first start its last look
 * was at an empty catalog, and the scope of a team would be empty as long. Whatever goes wrong here mends itself, so this never rejects.
 */
export async function refreshScopes(
  client: ReliabilityClient,
  signal: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  let isStarted = false;
  let before: string | undefined;
  while (Date.now() < deadline && !signal.aborted) {
    try {
      if (!isStarted) {
        before = await client.lastRunOf(TASK);
        await client.startTask(TASK);
        isStarted = true;
      } else if ((await client.lastRunOf(TASK)) !== before) {
        return;
      }
    } catch (error) {
      if (!isBusy(error)) return;
    }
    await wait(PAUSE_MS, undefined, { signal }).catch(() => {});
  }
}

/** A task that is running already cannot be started; the run after it is the one that counts. */
function isBusy(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'statusCode' in error &&
    error.statusCode === 409
  );
}
