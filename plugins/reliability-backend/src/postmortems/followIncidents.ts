import { fromKey } from '@afterword/plugin-reliability-common';
import { entityMove } from '../incidents';
import { inTransaction } from '../platform/database/inTransaction';
import { OutboxConsumer } from '../platform/outbox/OutboxRelay';
import { Platform } from '../platform/Platform';
import { CircleKeeper } from './CircleKeeper';

/** Lets postmortems follow the times, severities, entities, visibility and merging of the incidents that they are about. */
export function followIncidents(
  platform: Platform,
  circles: CircleKeeper,
): OutboxConsumer {
  return {
    name: 'postmortems.followIncidents',
    topics: ['incident.updated', 'incident.resolved'],
    consume: async ({ payload, createdAt }) => {
      const id = fromKey(String(payload.key));
      const move = entityMove.optional().parse(payload.move);
      const remergedAt = payload.remerged === true ? createdAt : undefined;
      await inTransaction(platform.database, tx =>
        circles.follow(tx, [{ id, move, remergedAt }]),
      );
    },
  };
}
