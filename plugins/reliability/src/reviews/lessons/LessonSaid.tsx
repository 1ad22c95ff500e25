import type { Review } from '@afterword/plugin-reliability-common';
import type { Notify } from '../../editing/useNotice';
import { LearningAnswers } from '../../learnings/asks/LearningAnswers';
import { Lesson, LessonAnswers } from './LessonAnswers';
import styles from './lessons.module.css';

/** What was answered about a lesson so far, to be read at once, and who in the scope of a live review has yet to answer. */
export function LessonSaid({
  review: { editable, key, scope },
  lesson,
  notify,
}: {
  readonly review: Review;
  readonly lesson: Lesson;
  readonly notify: Notify;
}) {
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
