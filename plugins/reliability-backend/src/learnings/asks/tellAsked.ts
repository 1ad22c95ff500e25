import { Notifier } from '../../platform/notifications/Notifier';
import { OutboxConsumer } from '../../platform/outbox/OutboxRelay';
import { Platform } from '../../platform/Platform';
import { TurnStore } from './TurnStore';

/**
 * Tells a team that learnings wait for its answer. It names neither a learning nor an entity: what each of the team may see of them is
 * asked when they open it. Later ones take the place of the first, so that nobody collects them.
 */
export function tellAsked(
  platform: Pick<Platform, 'database'>,
  turns: TurnStore,
  notifier: Notifier,
): OutboxConsumer {
  return {
    name: 'learnings.tellAsked',
    topics: ['learning.asked'],
    consume: async ({ payload }) => {
      const team = String(payload.team);
      // Answered or taken back meanwhile.
      if (!(await turns.isAsked(platform.database, team))) return;
      await notifier.tell({
        to: team,
        except: [],
        title: 'A learning may apply to what you own',
        description: 'It takes a click and a sentence to answer',
        link: asksOf(team),
        scope: `learning-asks:${team}`,
      });
    },
  };
}

/** Where a team answers. */
export function asksOf(team: string): string {
  return `/learnings/asks?${new URLSearchParams({ scope: team })}`;
}
