import { ChangeStatus, fromKey } from '@afterword/plugin-reliability-common';
import { Notifier } from '../platform/notifications/Notifier';
import { OutboxConsumer } from '../platform/outbox/OutboxRelay';
import { Platform } from '../platform/Platform';
import { everyChange } from './changeFilters';
import { ChangeStore } from './ChangeStore';

interface News {
  /** Where the change stands as long as it is news. */
  readonly status: ChangeStatus;
  readonly title: (key: string) => string;
  readonly description: string;
}

const news: Readonly<Record<string, News>> = {
  'change.created': {
    status: 'planned',
    title: key => `${key} is planned: it touches what you own`,
    description: 'Open it to say how it may fail',
  },
  'change.reviewed': {
    status: 'reviewed',
    title: key => `It is said what came of ${key}, which touched what you own`,
    description: 'Open it to see what was foreseen, and what surprised',
  },
};

/**
 * Tells those who own what a change touches that it is planned, and that it is said what came of it. The `scope` is the change's: what came of it
 * takes the place of the plan. It says the key and no word of text, nor what else is touched: whether they may read it is asked when they open it.
 */
export function tellOwners(
  { catalog, database }: Pick<Platform, 'catalog' | 'database'>,
  store: ChangeStore,
  notifier: Notifier,
): OutboxConsumer {
  return {
    name: 'changes.tellOwners',
    topics: ['change.created', 'change.reviewed'],
    consume: async ({ topic, payload }) => {
      const { [topic]: told } = news;
      const key = String(payload.key);
      const change = await store.get(database, fromKey(key), everyChange, {
        held: false,
      });
      // Events may be old after many tries.
      if (told === undefined || change?.status !== told.status) return;
      const owners = await catalog.ownersOf(database, change.entities);
      for (const to of new Set(owners.values())) {
        await notifier.tell({
          to,
          except: [typeof payload.by === 'string' ? payload.by : null],
          title: told.title(key),
          description: told.description,
          link: `/changes/${key}`,
          scope: `change:${key}`,
        });
      }
    },
  };
}
