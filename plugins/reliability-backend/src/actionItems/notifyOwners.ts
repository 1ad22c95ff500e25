import { fromKey } from '@afterword/plugin-reliability-common';
import { Notifier } from '../platform/notifications/Notifier';
import { OutboxConsumer } from '../platform/outbox/OutboxRelay';
import { Platform } from '../platform/Platform';
import { answerable, AssignedPayload } from './actionItemEvents';
import { StoredActionItem } from './ActionItemRow';
import { ActionItemStore } from './ActionItemStore';

const titles: Readonly<
  Record<AssignedPayload['role'], (key: string) => string>
> = {
  owner: key => `You were made owner of ${key}`,
  assignee: key => `${key} was assigned to you`,
};

/**
 * Tells those who were made answerable for an action item. One event is one notification, and its `scope` is the item's: delivered
 * again, it takes the place of the first. It says the key and no word of text: what a policy leaves whom is
 * asked when they open it.
 */
export function notifyOwners(
  platform: Pick<Platform, 'database'>,
  store: ActionItemStore,
  notifier: Notifier,
): OutboxConsumer {
  return {
    name: 'actionItems.notifyOwners',
    topics: ['actionItem.assigned'],
    consume: async event => {
      const { key, role, ref, by } = readPayload(event.payload);
      const [item] = await store.getUnrestricted(platform.database, [
        fromKey(key),
      ]);
      if (item === undefined || !stillAnswers(item, role, ref)) return;
      const confidential = event.confidential || item.confidentialId !== null;
      await notifier.tell({
        to: ref,
        except: [by],
        title: titles[role](key),
        description: confidential
          ? 'It is confidential: open it to read it'
          : 'Open it to read it',
        link: `/action-items/${key}`,
        scope: `action-item:${key}`,
      });
    },
  };
}

/** Events may be old after many tries: who has handed the item on is not told any more. */
function stillAnswers(
  item: StoredActionItem,
  role: AssignedPayload['role'],
  ref: string,
): boolean {
  return answerable(item).some(told => told.role === role && told.ref === ref);
}

function readPayload(
  payload: Readonly<Record<string, unknown>>,
): AssignedPayload {
  return {
    key: String(payload.key),
    role: payload.role === 'assignee' ? 'assignee' : 'owner',
    ref: String(payload.ref),
    by: payload.by === null ? null : String(payload.by),
  };
}
