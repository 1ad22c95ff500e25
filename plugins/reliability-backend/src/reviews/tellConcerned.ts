import { Notifier } from '../platform/notifications/Notifier';
import { OutboxConsumer } from '../platform/outbox/OutboxRelay';
import { leadingHows, ReviewNews, reviewNews } from './reviewEvents';

const leading: Readonly<
  Record<(typeof leadingHows)[number], (key: string) => string>
> = {
  turn: key => `You are next in turn to lead ${key}`,
  volunteered: key => `You volunteered, and are to lead ${key}`,
  named: key => `You were named to lead ${key}`,
  agreed: key => `It was agreed that you lead ${key}`,
};

const titles: Readonly<
  Record<Exclude<ReviewNews, 'review.facilitator'>, (key: string) => string>
> = {
  'review.moved': key => `${key} was moved`,
  'review.cancelled': key => `${key} was cancelled`,
  'review.closed': key => `The minutes of ${key} are ready`,
};

const descriptions: Readonly<Record<ReviewNews, string>> = {
  'review.facilitator': 'Open it to agree, or to decline',
  'review.moved': 'Open it to see when it is',
  'review.cancelled': 'Open it to see why',
  'review.closed': 'Open them to see what was decided',
};

function titleOf(news: ReviewNews, key: string, how: unknown): string {
  if (news !== 'review.facilitator') return titles[news](key);
  return leading[leadingHows.find(each => each === how) ?? 'turn'](key);
}

/**
 * Tells those concerned by a review. One event is one notification, and its `scope` is the review's with what happened: delivered again, it takes
 * the place of the first. It says the key and no word of text: what of it whom the catalog lets see is asked when they open it.
 */
export function tellConcerned(notifier: Notifier): OutboxConsumer {
  return {
    name: 'reviews.tellConcerned',
    topics: reviewNews,
    consume: async ({ topic, payload }) => {
      const news = reviewNews.find(each => each === topic);
      if (news === undefined) return;
      const key = String(payload.key);
      await notifier.tell({
        to: String(payload.ref),
        except: [String(payload.by)],
        title: titleOf(news, key, payload.how),
        description: descriptions[news],
        link: `/reviews/${key}`,
        scope: `review:${key}:${news}`,
      });
    },
  };
}
