import { IncidentFollower } from '../incidents';
import { ChangeCauseFactWriter } from './ChangeCauseFactWriter';
import { ChangeCauseWriter } from './ChangeCauseWriter';
import { ChangeCauseStore } from './ChangeCauseStore';

/**
 * Lets what figures know of causes follow the kind, the visibility, the beginning and the merging of incidents: what is said of one that was merged counts
 * for what it was merged into, and comes back with it.
 */
export function followIncidents(
  store: ChangeCauseStore,
  writer: ChangeCauseWriter,
  facts: ChangeCauseFactWriter,
): IncidentFollower {
  return async (tx, changes) => {
    const remerged = changes.flatMap(change =>
      change.remerged ? [change.id, ...change.remerged.targets] : [],
    );
    const ids = [...new Set([...changes.map(({ id }) => id), ...remerged])];
    // Mostly nothing is known of the cause of what changes.
    if (remerged.length === 0 && !(await store.hasFacts(tx, ids))) return;
    await facts.write(tx, ids);
    await writer.bump(tx, [...new Set(remerged)]);
  };
}
