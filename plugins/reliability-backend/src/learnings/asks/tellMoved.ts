import { Notifier } from '../../platform/notifications/Notifier';
import { OutboxConsumer } from '../../platform/outbox/OutboxRelay';
import { Platform } from '../../platform/Platform';
import { asksOf } from './tellAsked';
import { TurnStore } from './TurnStore';

/**
 * Tells both owners that what waits for an answer went from one to the other with what it is about. As little is named as where somebody is asked:
 * neither a learning nor an entity, and neither of the two to the other.
 */
export function tellMoved(
  platform: Pick<Platform, 'database'>,
  turns: TurnStore,
  notifier: Notifier,
): OutboxConsumer {
  return {
    name: 'learnings.tellMoved',
    topics: ['learning.askMoved'],
    consume: async ({ payload }) => {
      const [from, to] = [String(payload.from), String(payload.to)];
      await notifier.tell({
        to: from,
        except: [],
        title: 'Learnings to answer went on with what you handed over',
        description: 'Whoever owns it now answers; there is nothing to do',
        link: asksOf(from),
        scope: `learning-asks-gone:${from}`,
      });
      // Answered or taken back meanwhile.
      if (!(await turns.isAsked(platform.database, to))) return;
      await notifier.tell({
        to,
        except: [],
        title: 'Learnings to answer came with what you took over',
        description: 'They were asked before it was yours',
        link: asksOf(to),
        scope: `learning-asks-come:${to}`,
      });
    },
  };
}
