import { ReactNode, useRef, useState } from 'react';
import { Button } from '@backstage/ui';
import {
  learningAnswerPermission,
  learningsContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { useFocusOnMount } from '../../editing/useFocusOnMount';
import type { Notify } from '../../editing/useNotice';
import { AskAnswers } from '../../learnings/asks/AskAnswers';
import { askId, useAnswer } from '../../learnings/asks/useAnswer';
import { EntityNames } from '../../listing/EntityNames';
import { useMay } from '../../shell/useMay';
import { useWords } from '../../words';
import styles from './lessons.module.css';

/** A lesson that a review speaks of. */
export interface Lesson {
  /** `LRN-3` */
  readonly key: string;
  readonly statement: string;
}

/** Questions about one lesson, at most. */
const MOST_ASKS = 20;
/** So many are shown at once: each has its buttons, and a lesson may wait for many. */
const AT_HAND = 3;

/** Who in the scope of a review has not answered yet whether a lesson applies; somebody of theirs in the room can. */
export function LessonAnswers({
  review,
  scope,
  lesson: { key: learning, statement },
  notify,
}: {
  /** Key of the review. */
  readonly review: string;
  readonly scope: string;
  readonly lesson: Lesson;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  // The first one of those that were shown by a click: the button that the keyboard was on is gone then.
  const [firstMore, setFirstMore] = useState<string>();
  const answering = useAnswer(notify, review);
  const mayAnswer = useMay(learningAnswerPermission);
  const { data } = useReliabilityQuery(learningsContract.listLearningAsks, {
    query: { scope, learning, limit: MOST_ASKS },
  });
  const asks = (data?.items ?? []).filter(ask => !answering.isGone(ask));
  if (asks.length === 0) return null;
  const shown = firstMore !== undefined ? asks : asks.slice(0, AT_HAND);
  const more = asks.length - shown.length;
  return (
    <ul className={styles.waiting}>
      {shown.map(ask => (
        <Waiting key={askId(ask)} takesFocus={askId(ask) === firstMore}>
          <EntityNames entities={[ask.entity]} limit={1} />
          {mayAnswer && (
            <AskAnswers
              ask={ask}
              onAnswer={(answer, name) => answering.answer(ask, answer, name)}
            />
          )}
        </Waiting>
      ))}
      {more > 0 && (
        <li>
          <Button
            variant="tertiary"
            size="small"
            aria-label={t('reviews.lessons.waitingOf', { n: more, statement })}
            onPress={() => setFirstMore(askId(asks[AT_HAND]))}
          >
            {t('reviews.lessons.waiting', { n: more })}
          </Button>
        </li>
      )}
    </ul>
  );
}

function Waiting({
  takesFocus,
  children,
}: {
  readonly takesFocus: boolean;
  readonly children: ReactNode;
}) {
  const item = useRef<HTMLLIElement>(null);
  useFocusOnMount(item, takesFocus);
  return (
    <li ref={item} tabIndex={takesFocus ? -1 : undefined}>
      {children}
    </li>
  );
}
