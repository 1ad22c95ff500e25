import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  AgendaEntry,
  idInKey,
  learningsContract,
  Review,
} from '@afterword/plugin-reliability-common';
import {
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import type { Notify } from '../../editing/useNotice';
import { FailureNotice } from '../../listing/FailureNotice';
import { useWords } from '../../words';
import type { Lesson } from './LessonAnswers';
import { LessonAsk } from './LessonAsk';
import { LessonSaid } from './LessonSaid';
import styles from './lessons.module.css';

/** Learnings of one postmortem that are offered, at most. */
const MOST_LESSONS = 10;

/** What was said of the lessons of an entry of an agenda, and what can be carried to others from it: of a lesson, or of those of a postmortem; nothing of any other. */
export function EntryLessons({
  review,
  entry: { key, title },
  startsOpen,
  notify,
}: {
  readonly review: Review;
  readonly entry: AgendaEntry;
  readonly startsOpen: boolean;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(startsOpen);
  if (key === null) return null;
  const isLesson = idInKey('learning', key) !== undefined;
  if (!isLesson && idInKey('postmortem', key) === undefined) return null;
  const lesson = { key, statement: title };
  const word = isLesson ? 'carry' : 'open';
  return (
    <>
      {isLesson && (
        <LessonSaid review={review} lesson={lesson} notify={notify} />
      )}
      {(review.editable || !isLesson) && (
        <Button
          variant="tertiary"
          size="small"
          aria-expanded={isOpen}
          aria-label={t(`reviews.lessons.${word}Of`, { title })}
          onPress={() => setOpen(!isOpen)}
        >
          {t(`reviews.lessons.${word}`)}
        </Button>
      )}
      {isOpen && isLesson && review.editable && (
        <LessonAsk review={review} lesson={lesson} notify={notify} />
      )}
      {isOpen && !isLesson && (
        <LessonsOf review={review} postmortem={key} notify={notify} />
      )}
    </>
  );
}

function LessonsOf({
  review,
  postmortem,
  notify,
}: {
  readonly review: Review;
  readonly postmortem: string;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const { data, error, refetch } = useReliabilityQuery(
    learningsContract.listLearnings,
    { query: { q: postmortem, state: 'stands', limit: MOST_LESSONS } },
  );
  if (!data) {
    return error ? (
      <FailureNotice error={error} onRetry={() => refetch()} />
    ) : (
      <SkeletonText lines={2} />
    );
  }
  const lessons: readonly Lesson[] = data.items.filter(
    learning => learning.postmortem.key === postmortem,
  );
  if (lessons.length === 0) {
    return <p className={styles.asked}>{t('reviews.lessons.none')}</p>;
  }
  return (
    <ul className={styles.list}>
      {lessons.map(lesson => (
        <li key={lesson.key}>
          <p className={styles.statement}>{lesson.statement}</p>
          <LessonSaid review={review} lesson={lesson} notify={notify} />
          {review.editable && (
            <LessonAsk review={review} lesson={lesson} notify={notify} />
          )}
        </li>
      ))}
    </ul>
  );
}
