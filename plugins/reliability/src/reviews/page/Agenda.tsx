import { FormEvent, KeyboardEvent, useRef, useState } from 'react';
import {
  AgendaTopic,
  CLOSING,
  Review,
} from '@afterword/plugin-reliability-common';
import {
  DateTimeText,
  SectionCard,
  SkeletonText,
} from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { LineField } from '../../fields/LineField';
import { useWords } from '../../words';
import styles from './Agenda.module.css';
import { TopicButtons } from './TopicButtons';
import type { ShownAgenda } from './useAgenda';
import { useArranging } from './useArranging';
import { useFollowedFocus } from './useFollowedFocus';
import type { ReviewChanges } from './useReviewChanges';
import { useTopicName } from './useTopicName';

/** What there is to speak of, in order, with its time; people add, order and park. */
export function Agenda({
  review,
  shown,
  current,
  changes,
  onChoose,
}: {
  readonly review: Review;
  /** Undefined while it is read. */
  readonly shown: ShownAgenda | undefined;
  readonly current: string | undefined;
  readonly changes: ReviewChanges;
  readonly onChoose: (id: string) => void;
}) {
  const { t } = useWords();
  const nameOf = useTopicName();
  const { editable } = review;
  const agenda = shown?.agenda;
  const arranging = useArranging(review, shown, changes);
  const focus = useFollowedFocus(agenda);
  const topics = agenda?.topics ?? [];
  const spoken = topics.filter(({ parked }) => parked === null);
  const parked = topics.filter(each => each.parked !== null);

  const followed = (id: string, work: () => void) => {
    focus.follow(id);
    work();
  };
  const hasNotes = (id: string) =>
    review.notes.some(({ topic, text }) => topic === id && text !== '');
  const moveByKey = (event: KeyboardEvent, id: string) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!editable || !event.altKey || by === undefined) return;
    event.preventDefault();
    followed(id, () => arranging.move(id, by));
  };
  const row = (topic: AgendaTopic) => (
    <li key={topic.id} className={styles.topic}>
      <button
        ref={focus.topic(topic.id)}
        type="button"
        className={styles.choose}
        aria-current={topic.id === current ? 'step' : undefined}
        onClick={() => onChoose(topic.id)}
        onKeyDown={event => moveByKey(event, topic.id)}
      >
        <span className={styles.name}>{nameOf(topic)}</span>
        {topic.parked === null && (
          <span className={styles.minutes}>
            {t('reviews.minutesLong', { n: topic.minutes })}
          </span>
        )}
        {topic.parked === 'time' && (
          <span className={styles.minutes}>
            {t('reviews.agenda.parkedByTime')}
          </span>
        )}
      </button>
      {editable && topic.id === current && topic.id !== CLOSING && (
        <TopicButtons
          name={nameOf(topic)}
          isParked={topic.parked === 'people'}
          isRemovable={topic.kind === 'added' && !hasNotes(topic.id)}
          onMove={by => followed(topic.id, () => arranging.move(topic.id, by))}
          onPark={isParked =>
            followed(topic.id, () => arranging.park(topic.id, isParked))
          }
          onRemove={() => followed(topic.id, () => arranging.remove(topic.id))}
        />
      )}
    </li>
  );

  return (
    <SectionCard
      title={
        <span ref={focus.heading} tabIndex={-1}>
          {t('reviews.agenda.title')}
        </span>
      }
      meta={agenda && t('reviews.minutesLong', { n: agenda.length })}
      body="flush"
      foot={
        <span>
          {t('reviews.agenda.built', {
            from: (
              <DateTimeText at={review.period.from} detail="dateWithYear" />
            ),
          })}
          {editable && ` ${t('reviews.agenda.keys')}`}
        </span>
      }
    >
      {agenda === undefined && <SkeletonText lines={5} />}
      <ol className={styles.topics}>{spoken.map(row)}</ol>
      {parked.length > 0 && (
        <>
          <h3 className={styles.parked}>{t('reviews.agenda.parked')}</h3>
          <ul className={styles.topics}>{parked.map(row)}</ul>
        </>
      )}
      {editable && <AddTopic onAdd={arranging.add} />}
    </SectionCard>
  );
}

function AddTopic({
  onAdd,
}: {
  readonly onAdd: (title: string) => Promise<unknown>;
}) {
  const { t } = useWords();
  const [title, setTitle] = useState('');
  // Enter pressed twice is faster than anything that is drawn.
  const isAdding = useRef(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '' || isAdding.current) return;
    isAdding.current = true;
    try {
      if ((await onAdd(title.trim())) !== undefined) setTitle('');
    } finally {
      isAdding.current = false;
    }
  };
  return (
    <form className={styles.add} onSubmit={submit}>
      <LineField
        label={t('reviews.agenda.add')}
        value={title}
        maxLength={200}
        onChange={setTitle}
      />
      <Button type="submit" variant="secondary">
        {t('reviews.agenda.addButton')}
      </Button>
    </form>
  );
}
