import { ActionItems } from '../actionItems';
import { IncidentFollower } from '../incidents';
import { CircleKeeper } from './CircleKeeper';

/**
 * Lets postmortems follow the times, severities, entities, visibility and merging of the incidents that they are about, and action items
 * the visibility of theirs. Both at once, because postmortems are held before action items.
 */
export function followIncidents(
  circles: CircleKeeper,
  actionItems: ActionItems,
): IncidentFollower {
  return async (tx, changes) => {
    const ids = changes.map(({ id }) => id);
    const items = await actionItems.store.getOf(tx, 'incident', ids);
    await circles.follow(
      tx,
      changes,
      items.flatMap(({ postmortemId }) => postmortemId ?? []),
    );
    await actionItems.writer.followIncidents(tx, items);
  };
}
