import type { AgendaTopic, Review } from '@afterword/plugin-reliability-common';
import { SectionCard } from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import type { Notify } from '../../editing/useNotice';
import { useWords } from '../../words';
import { EntryLessons } from '../lessons/EntryLessons';
import { EntryList } from './EntryList';
import { NotesField } from './NotesField';
import styles from './TopicPanel.module.css';
import { minutesSince, useNow } from './useNow';
import { useTopicName } from './useTopicName';

/** Topics whose entries are lessons, or have some. */
const carries: ReadonlySet<AgendaTopic['kind']> = new Set([
  'lessons',
  'postmortems',
]);

/** The topic that is spoken of: what there is, what to ask the room, and what was said. */
export function TopicPanel({
  review,
  topic,
  spoken,
  next,
  onChoose,
  notify,
}: {
  readonly review: Review;
  readonly topic: AgendaTopic;
  readonly spoken: readonly AgendaTopic[];
  readonly next: AgendaTopic | undefined;
  readonly onChoose: (id: string) => void;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const nameOf = useTopicName();
  const { kind } = topic;
  return (
    <SectionCard
      title={nameOf(topic)}
      meta={<TimeLeft review={review} topic={topic} spoken={spoken} />}
    >
      <div className={styles.panel}>
        {kind !== 'added' && (
          <p className={styles.ask}>{t(`reviews.ask.${kind}`)}</p>
        )}
        <EntryList
          entries={topic.entries}
          more={topic.more}
          below={
            review.state === 'live' && carries.has(kind)
              ? entry => (
                  <EntryLessons
                    review={review}
                    entry={entry}
                    startsOpen={topic.entries.length === 1}
                    notify={notify}
                  />
                )
              : undefined
          }
        />
        <NotesField
          review={review}
          topic={topic.id}
          // What somebody writes of stays before them when another topic comes first.
          onWrite={() => onChoose(topic.id)}
        />
        {review.state === 'live' && next && (
          <Button variant="primary" onPress={() => onChoose(next.id)}>
            {t('reviews.agenda.next', { name: nameOf(next) })}
          </Button>
        )}
      </div>
    </SectionCard>
  );
}

/** By the clock of the meeting: what is left until this topic should be over, which is never more than it has. */
function TimeLeft({
  review: { state, startedAt },
  topic,
  spoken,
}: {
  readonly review: Review;
  readonly topic: AgendaTopic;
  readonly spoken: readonly AgendaTopic[];
}) {
  const { t } = useWords();
  const now = useNow(state === 'live');
  const place = spoken.findIndex(({ id }) => id === topic.id);
  if (place < 0) return null;
  if (state !== 'live' || startedAt === null) {
    return <>{t('reviews.minutesLong', { n: topic.minutes })}</>;
  }
  const planned = spoken
    .slice(0, place + 1)
    .reduce((sum, { minutes }) => sum + minutes, 0);
  const left = Math.min(topic.minutes, planned - minutesSince(startedAt, now));
  return (
    <span role="timer" className={styles.left}>
      {left >= 0
        ? t('reviews.agenda.left', { n: left })
        : t('reviews.agenda.over', { n: -left })}
    </span>
  );
}
