import { fromKey } from '@afterword/plugin-reliability-common';
import { inTransaction } from '../platform/database/inTransaction';
import { OutboxConsumer } from '../platform/outbox/OutboxRelay';
import { Platform } from '../platform/Platform';
import { ActionItemWriter } from './ActionItemWriter';

/**
 * Lets the items of an incident follow its visibility. Incidents know nothing of action items, so it travels through the outbox:
 * what an incident becomes, its items become a moment later. Doing it again changes nothing.
 */
export function followIncidents(
  platform: Platform,
  writer: ActionItemWriter,
): OutboxConsumer {
  return {
    name: 'actionItems.followIncidents',
    topics: ['incident.updated', 'incident.resolved'],
    consume: async ({ payload }) => {
      const id = fromKey(String(payload.key));
      await inTransaction(platform.database, tx =>
        writer.followIncidents(tx, [id]),
      );
    },
  };
}
