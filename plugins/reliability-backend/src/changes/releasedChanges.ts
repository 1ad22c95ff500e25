import {
  changeWindows,
  fromKey,
  isReleaseOf,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Deployments, StoredDeployment } from '../deployments';
import { inTransaction } from '../platform/database/inTransaction';
import { OutboxConsumer } from '../platform/outbox/OutboxRelay';
import { Platform } from '../platform/Platform';
import { calledBy } from './calledBy';
import { StoredChange } from './ChangeRow';
import { everyChange } from './changeFilters';
import { ChangeStore } from './ChangeStore';
import { ChangeWriter } from './ChangeWriter';

/**
 * Says that a change is made once its release went to production at all components that it touches: a pipeline that names the release
 * tells so by its deployments, and what was foreseen stays from then on as it was written. A deployment that nobody named closes nothing, and one that was
 * rolled back is none. What somebody took up again is closed only by what went out after that.
 */
export function releasedChanges(
  platform: Platform,
  store: ChangeStore,
  writer: ChangeWriter,
  deployments: Deployments,
): OutboxConsumer {
  const { clock, database, outbox } = platform;
  return {
    name: 'changes.released',
    topics: ['deployment.created', 'deployment.updated'],
    async consume({ payload }) {
      const [deployment] = await deployments.store.getUnrestricted(database, [
        fromKey(String(payload.key)),
      ]);
      if (deployment === undefined || !succeeded(deployment)) return;
      const planned = await store.plannedAt(database, deployment.entity);
      const closed = planned.filter(change => isOf(deployment, change));
      for (const { id } of closed) {
        await inTransaction(database, tx => close(tx, id));
      }
      if (closed.length > 0) outbox.announce();
    },
  };

  async function close(tx: Knex, id: number): Promise<void> {
    const change = await store.get(tx, id, everyChange, { held: true });
    if (change?.status !== 'planned') return;
    const { deployments: window } = changeWindows(change);
    const found = await deployments.store.releasedAt(
      tx,
      change.entities,
      window,
    );
    const released = found.filter(each => isOf(each, change));
    // Whichever of them is told of last.
    const doneAt = released
      .map(({ finishedAt }) => finishedAt)
      .reduce((latest, each) => Math.max(latest, each), 0);
    if (doneAt <= (change.reopenedAt ?? 0)) return;
    const at = new Set(released.map(({ entity }) => entity));
    const components = change.entities.filter(ref =>
      ref.startsWith('component:'),
    );
    if (!components.every(ref => at.has(ref))) return;
    await writer.update(
      tx,
      change,
      { ...change, status: 'done', doneAt, updatedAt: clock() },
      { actor: null, action: 'done' },
    );
  }
}

function succeeded(deployment: StoredDeployment): boolean {
  return (
    deployment.production &&
    deployment.status === 'success' &&
    !deployment.rolledBack
  );
}

/** Whether it is of the change's release, and of its time. */
function isOf(deployment: StoredDeployment, change: StoredChange): boolean {
  const { from, until } = changeWindows(change).deployments;
  return (
    succeeded(deployment) &&
    deployment.finishedAt >= from &&
    deployment.finishedAt < until &&
    isReleaseOf(deployment.release, calledBy(change, deployment))
  );
}
