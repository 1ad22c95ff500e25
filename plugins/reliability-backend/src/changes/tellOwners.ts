import { ChangeStatus, fromKey } from '@afterword/plugin-reliability-common';
import { Notifier } from '../platform/notifications/Notifier';
import { OutboxConsumer } from '../platform/outbox/OutboxRelay';
import { Platform } from '../platform/Platform';
import { everyChange } from './changeFilters';
import { ChangeStore } from './ChangeStore';

interface News {
  /** Where the change stands as long as it is news. */
  readonly status: ChangeStatus;
  readonly title: string;
  readonly description: string;
}

const news: Readonly<Record<string, News>> = {
  'change.created': {
    status: 'planned',
    title: 'A change is planned that touches what you own',
    description: 'Open the list to say how it may fail',
  },
  'change.reviewed': {
    status: 'reviewed',
    title: 'It is said what came of a change that touched what you own',
    description: 'Open the list to see what was foreseen, and what surprised',
  },
};

/**
 * Tells those who own what a change touches that one is planned, and that it is said what came of one. It may touch what the catalog hides from
 * some of them, and a policy may hide it from them, which nobody can be asked for who is not there. So it names neither the change nor what is touched, and leads
 * to the list of what they own, where each finds what they may read. Later ones take the place of the first, so that nobody collects them.
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
      const change = await store.get(
        database,
        fromKey(String(payload.key)),
        everyChange,
        { held: false },
      );
      // Events may be old after many tries.
      if (told === undefined || change?.status !== told.status) return;
      const { description, status, title } = told;
      const owners = await catalog.ownersOf(database, change.entities);
      for (const to of new Set(owners.values())) {
        await notifier.tell({
          to,
          except: [typeof payload.by === 'string' ? payload.by : null],
          title,
          description,
          link: listOf(to, status),
          scope: `changes:${status}:${to}`,
        });
      }
    },
  };
}

/** Changes of what somebody owns; a person contains nothing that lists could be narrowed to. */
function listOf(owner: string, status: ChangeStatus): string {
  const search = new URLSearchParams({
    ...(owner.startsWith('group:') && { scope: owner }),
    status,
  });
  return `/changes?${search}`;
}
