import { ReactNode, useState } from 'react';
import {
  AgendaTopic,
  Review,
  ReviewLesson,
} from '@afterword/plugin-reliability-common';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Select,
} from '@backstage/ui';
import { useEntityTitles } from '../../listing/useEntityTitles';
import { PersonName } from '../../people/PersonName';
import column from '../../shell/column.module.css';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import styles from './CloseDialog.module.css';
import { useTopicName } from './useTopicName';

const NOBODY = 'nobody';

/** Says what the minutes of a review will hold, and what follows, before it is closed for good. */
export function CloseDialog({
  review,
  topics,
  isPending,
  onCloseReview,
  onClose,
}: {
  readonly review: Review;
  readonly topics: readonly AgendaTopic[];
  readonly isPending: boolean;
  readonly onCloseReview: (ledBy: string | null) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { key, attendance, decisions, lessons, repeats, seriesEnded } = review;
  const { ref } = review.facilitation;
  // Whoever was to lead it most likely did; somebody says so by closing it.
  const [ledBy, setLedBy] = useState(ref);
  const refs = [
    ...new Set([...(ref === null ? [] : [ref]), ...review.pool, ...attendance]),
  ];
  const names = useEntityTitles(refs);
  const nameOf = useTopicName();
  const parked = topics.filter(topic => topic.parked !== null);
  return (
    <Dialog isOpen width={560} onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('reviews.closeDialog.title', { key })}</DialogHeader>
      <DialogBody className={column.column}>
        <Select
          label={t('reviews.closeDialog.ledBy')}
          options={[
            { id: NOBODY, label: t('reviews.closeDialog.notSaid') },
            ...refs.map(id => ({ id, label: names.get(id) ?? id })),
          ]}
          value={ledBy ?? NOBODY}
          onChange={id => setLedBy(id === NOBODY ? null : String(id))}
        />
        <dl className={styles.said}>
          <Said
            name={t('reviews.decisions.title')}
            none={t('reviews.decisions.none')}
          >
            {decisions.map(({ id, text, linked }) => (
              <li key={id}>
                {text}
                {linked && ` (${t('reviews.closeDialog.isItem')})`}
              </li>
            ))}
          </Said>
          {lessons.length > 0 && (
            <Said name={t('reviews.closeDialog.lessons')}>
              {[...byLearning(lessons)].map(([of, carried]) => (
                <li key={of}>
                  {t('reviews.closeDialog.lesson', {
                    statement: carried[0].learning.statement,
                    carried: String(carried.length),
                    answered: String(
                      carried.filter(({ answer }) => answer !== null).length,
                    ),
                  })}
                </li>
              ))}
            </Said>
          )}
          <Said name={t('reviews.room.title')} none={t('reviews.room.none')}>
            {attendance.map(person => (
              <li key={person}>
                <PersonName of={person} />
              </li>
            ))}
          </Said>
          {parked.length > 0 && (
            <Said name={t('reviews.closeDialog.parked')}>
              {parked.map(topic => (
                <li key={topic.id}>{nameOf(topic)}</li>
              ))}
            </Said>
          )}
        </dl>
        <p className={styles.next}>
          {t('reviews.closeDialog.next')}{' '}
          {repeats !== 'once' && !seriesEnded && t('reviews.closeDialog.again')}
        </p>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('reviews.closeDialog.keep')}
        </Button>
        <Button
          variant="primary"
          isPending={isPending}
          onPress={() => onCloseReview(ledBy)}
        >
          {t('reviews.closeDialog.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** Lessons that were carried to others, each with all of them. */
function byLearning(lessons: readonly ReviewLesson[]) {
  const groups = new Map<string, ReviewLesson[]>();
  for (const lesson of lessons) {
    const { key } = lesson.learning;
    groups.set(key, [...(groups.get(key) ?? []), lesson]);
  }
  return groups;
}

/** A list under its name, or that there is nothing in it. */
function Said({
  name,
  none,
  children,
}: {
  readonly name: string;
  readonly none?: string;
  readonly children: readonly ReactNode[];
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children.length === 0 ? none : <ul>{children}</ul>}</dd>
    </div>
  );
}
