import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  learningsContract,
  type Review,
} from '@afterword/plugin-reliability-common';
import {
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import type { Notify } from '../../editing/useNotice';
import { LearningAnswers } from '../../learnings/asks/LearningAnswers';
import { FailureNotice } from '../../listing/FailureNotice';
import { useWords } from '../../words';
import { Lesson, LessonAnswers } from './LessonAnswers';
import styles from './lessons.module.css';

interface LessonSaidProps {
  readonly review: Review;
  readonly lesson: Lesson;
  readonly notify: Notify;
}

/**
 * What was answered about a lesson so far, and who in the scope of a live review has yet to answer, once somebody asks for it: it is
 * read with the rights of whoever is signed in, and the room sees that screen.
 */
export function LessonSaid(props: LessonSaidProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { statement } = props.lesson;
  return (
    <>
      <Button
        variant="tertiary"
        size="small"
        aria-expanded={isOpen}
        aria-label={t('reviews.lessons.saidOf', { statement })}
        onPress={() => setOpen(!isOpen)}
      >
        {t('reviews.lessons.said')}
      </Button>
      {isOpen && <Said {...props} />}
    </>
  );
}

function Said({
  review: { editable, key, scope },
  lesson,
  notify,
}: LessonSaidProps) {
  const { data, error, refetch } = useReliabilityQuery(
    learningsContract.listLearningApplications,
    { params: { key: lesson.key } },
  );
  if (!data) {
    return error ? (
      <FailureNotice error={error} onRetry={() => refetch()} />
    ) : (
      <SkeletonText lines={2} />
    );
  }
  return (
    <div className={styles.ask}>
      <LearningAnswers learning={lesson} atOnce />
      {editable && (
        <LessonAnswers
          review={key}
          scope={scope}
          lesson={lesson}
          notify={notify}
        />
      )}
    </div>
  );
}
