import { fromKey } from '@afterword/plugin-reliability-common';
import { Notifier } from '../platform/notifications/Notifier';
import { OutboxConsumer } from '../platform/outbox/OutboxRelay';
import { Platform } from '../platform/Platform';
import { AboutIncidents } from './AboutIncidents';
import { addressed, AddressedPayload } from './postmortemEvents';
import { PostmortemStore } from './PostmortemStore';

const titles: Readonly<
  Record<AddressedPayload['role'], (key: string) => string>
> = {
  facilitator: key => `You were made facilitator of ${key}`,
  reviewer: key => `You were asked to review ${key}`,
  reporter: key => `${key}, about what you reported, is published`,
};

/**
 * Tells those who facilitate or review a postmortem, or reported what it is about. One event is one notification, and its `scope` is the
 * postmortem's: delivered again, it takes the place of the first. It says the key and no word of text: what a
 * policy leaves whom is asked when they open it.
 */
export function notifyAddressed(
  platform: Pick<Platform, 'database'>,
  store: PostmortemStore,
  about: AboutIncidents,
  notifier: Notifier,
): OutboxConsumer {
  return {
    name: 'postmortems.notifyAddressed',
    topics: ['postmortem.addressed'],
    consume: async event => {
      const { key, role, ref, by } = readPayload(event.payload);
      const { database } = platform;
      const [postmortem] = await store.getUnrestricted(database, [
        fromKey(key),
      ]);
      if (postmortem === undefined) return;
      const { incidentIds } = postmortem;
      const reporters = await about.reporters(database, incidentIds);
      // Events may be old after many tries: whoever is not asked any more is not told either.
      const stillConcerns = addressed(postmortem, reporters).some(
        told => told.role === role && told.ref === ref,
      );
      if (!stillConcerns) return;
      await notifier.tell(
        {
          to: ref,
          // Of a group that is asked to review, the author is not: nobody reviews their own.
          except: role === 'reviewer' ? [by, postmortem.author] : [by],
          title: titles[role](key),
          description:
            postmortem.confidentialId === null
              ? 'Open it to read it'
              : 'It is not published yet: open it to read it',
          link: `/reliability/postmortems/${key}`,
          scope: `postmortem:${key}`,
        },
        event.createdAt,
      );
    },
  };
}

function readPayload(
  payload: Readonly<Record<string, unknown>>,
): AddressedPayload {
  const { role } = payload;
  return {
    key: String(payload.key),
    role: role === 'facilitator' || role === 'reviewer' ? role : 'reporter',
    ref: String(payload.ref),
    by: payload.by === null ? null : String(payload.by),
  };
}
