import { ReliabilityClient } from '../ReliabilityClient';
import { DEMO_SOURCE } from './incidentRecords';

/**
 * Says of some of the demo's incidents that no change caused them, which no record can say. What somebody has answered since is left as it
 * is, so that a load that was interrupted can begin here again.
 *
 * @param names - what the incidents are called in the demo's records
 */
export async function answerCauses(
  client: ReliabilityClient,
  names: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const wanted = new Set(names);
  for await (const page of client.incidents()) {
    for (const { key, source } of page) {
      signal.throwIfAborted();
      if (source?.name !== DEMO_SOURCE || !wanted.has(source.externalId)) {
        continue;
      }
      const { answer, version } = await client.changeCause(key);
      if (answer === 'unanswered') {
        await client.answerChangeCause(key, version, 'notChangeCaused');
      }
    }
  }
}
