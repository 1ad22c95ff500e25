import { fromKey } from '@afterword/plugin-reliability-common';
import { Notifier } from '../platform/notifications/Notifier';
import { OutboxConsumer } from '../platform/outbox/OutboxRelay';
import { Platform } from '../platform/Platform';
import { AboutIncidents } from './AboutIncidents';
import { awaitsReviewOf } from './awaitsReviewOf';
import { addressed, AddressedPayload } from './postmortemEvents';
import { StoredPostmortem } from './PostmortemRow';
import { PostmortemStore } from './PostmortemStore';

const titles: Readonly<
  Record<AddressedPayload['role'], (key: string) => string>
> = {
  facilitator: key => `You were made facilitator of ${key}`,
  reviewer: key => `You were asked to review ${key}`,
  reviewed: key =>
    `${key} was changed after your review, and waits for another`,
  reporter: key => `${key}, about what you reported, is published`,
  published: key => `${key} is published`,
};

/** Roles in which groups hear of something for their members to review. */
const asked: ReadonlySet<AddressedPayload['role']> = new Set([
  'reviewer',
  'published',
]);

/**
 * Tells those who facilitate or review a postmortem, have reviewed an earlier one, or reported what it is about, and that it is published. One event is one
 * notification, and its `scope` is the postmortem's: delivered again, it takes the place of the first. It says the key and no word of
 * text: what a policy leaves whom is asked when they open it.
 */
export function notifyAddressed(
  platform: Pick<Platform, 'catalog' | 'database'>,
  store: PostmortemStore,
  about: AboutIncidents,
  notifier: Notifier,
): OutboxConsumer {
  const { catalog, database } = platform;
  const stillConcerns = async (
    postmortem: StoredPostmortem,
    { role, ref }: Pick<AddressedPayload, 'role' | 'ref'>,
  ) => {
    if (role === 'reviewed') {
      const reviewer = await catalog.somebody(database, ref);
      return (
        postmortem.status === 'inReview' && awaitsReviewOf(postmortem, reviewer)
      );
    }
    const { incidentIds } = postmortem;
    const reporters = await about.reporters(database, incidentIds);
    if (role === 'published' && postmortem.status !== 'published') return false;
    return addressed(postmortem, reporters).some(
      told => (role === 'published' || told.role === role) && told.ref === ref,
    );
  };
  return {
    name: 'postmortems.notifyAddressed',
    topics: ['postmortem.addressed'],
    consume: async event => {
      const { key, role, ref, by } = readPayload(event.payload);
      const [postmortem] = await store.getUnrestricted(database, [
        fromKey(key),
      ]);
      if (postmortem === undefined) return;
      // Events may be old after many tries: whoever is not asked any more is not told either.
      if (!(await stillConcerns(postmortem, { role, ref }))) return;
      await notifier.tell({
        to: ref,
        // Of a group that is asked to review, the author is not: nobody reviews their own.
        except:
          asked.has(role) && ref !== postmortem.author
            ? [by, postmortem.author]
            : [by],
        title: titles[role](key),
        description:
          postmortem.confidentialId === null
            ? 'Open it to read it'
            : 'It is not published yet: open it to read it',
        link: `/postmortems/${key}`,
        scope: `postmortem:${key}`,
      });
    },
  };
}

function isRole(role: unknown): role is AddressedPayload['role'] {
  return typeof role === 'string' && Object.hasOwn(titles, role);
}

function readPayload(
  payload: Readonly<Record<string, unknown>>,
): AddressedPayload {
  const { role } = payload;
  return {
    key: String(payload.key),
    role: isRole(role) ? role : 'reporter',
    ref: String(payload.ref),
    by: payload.by === null ? null : String(payload.by),
  };
}
