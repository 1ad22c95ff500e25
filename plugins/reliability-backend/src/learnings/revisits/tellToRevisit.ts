import { Notifier } from '../../platform/notifications/Notifier';
import { OutboxConsumer } from '../../platform/outbox/OutboxRelay';
import { Platform } from '../../platform/Platform';
import { RevisitStore } from './RevisitStore';

/** Reminds a team that learnings of its own are to be looked at again. It names none: what each of the team may see is asked when they open the list. */
export function tellToRevisit(
  platform: Pick<Platform, 'clock' | 'database'>,
  store: RevisitStore,
  notifier: Notifier,
): OutboxConsumer {
  return {
    name: 'learnings.tellToRevisit',
    topics: ['learning.toRevisit'],
    consume: async ({ payload }) => {
      const team = String(payload.team);
      const { clock, database } = platform;
      // Somebody has answered meanwhile.
      if (!(await store.isDue(database, team, clock()))) return;
      await notifier.tell({
        to: team,
        except: [],
        title: 'A learning of yours may no longer be true',
        description: 'It takes a click to say that it still is',
        link: `/learnings?${new URLSearchParams({
          owner: team,
          toRevisit: 'true',
        })}`,
        scope: `learning-revisits:${team}`,
      });
    },
  };
}
