import { fromKey } from '@afterword/plugin-reliability-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { OutboxConsumer } from '../platform/outbox/OutboxRelay';
import { Platform } from '../platform/Platform';
import { answerable, AssignedPayload } from './actionItemEvents';
import { StoredActionItem } from './ActionItemRow';
import { ActionItemStore } from './ActionItemStore';

/** Without an answer for this long, notifications that this back end does not run itself are taken to be nowhere. */
const GIVE_UP_AFTER_MS = 10 * 60_000;

const titles: Readonly<
  Record<AssignedPayload['role'], (key: string) => string>
> = {
  owner: key => `You were made owner of ${key}`,
  assignee: key => `${key} was assigned to you`,
};

/**
 * Tells those who were made answerable for an action item. One event is one notification, and its `scope` is the item's: delivered
 * again, it takes the place of the first. About something confidential it says the key and no word of text.
 *
 * A portal need not have notifications. When this back end runs them, a failure is a failure and is tried again. When it does not,
 * "not found" means that nobody does, and so does silence over {@link GIVE_UP_AFTER_MS}: the log says it once, and events pass.
 */
export function notifyOwners(options: {
  readonly platform: Pick<Platform, 'clock' | 'database'>;
  readonly store: ActionItemStore;
  readonly notifications: NotificationService;
  /** Whether this very back end runs notifications. */
  readonly runsNotifications: () => Promise<boolean>;
  readonly logger: LoggerService;
}): OutboxConsumer {
  const { platform, store, notifications, logger } = options;
  let saidAbsent = false;

  const isAbsent = async (error: unknown, createdAt: number) => {
    if (await options.runsNotifications()) return false;
    const text = String(error);
    return (
      /\bstatus 404\b/.test(text) ||
      (/fetch failed|ECONNREFUSED|ENOTFOUND/.test(text) &&
        platform.clock() - createdAt > GIVE_UP_AFTER_MS)
    );
  };

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
      try {
        await notifications.send({
          recipients: {
            type: 'entity',
            entityRef: [ref],
            ...(by?.startsWith('user:') && { excludeEntityRef: [by] }),
          },
          payload: {
            title: titles[role](key),
            description: confidential
              ? 'It is confidential: open it to read it'
              : item.title,
            link: `/reliability/action-items/${key}`,
            topic: 'reliability',
            scope: `reliability:action-item:${key}`,
            severity: 'normal',
          },
        });
      } catch (error) {
        if (!(await isAbsent(error, event.createdAt))) throw error;
        if (!saidAbsent) {
          logger.info(
            'This portal has no notifications: nobody is told of new action items there',
          );
        }
        saidAbsent = true;
      }
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
