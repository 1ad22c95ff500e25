import type { Review } from '@afterword/plugin-reliability-common';
import { SectionCard } from '@afterword/plugin-reliability-react';
import { PeopleField } from '../../fields/PeopleField';
import { PersonName } from '../../people/PersonName';
import { useWords } from '../../words';
import { changeOfPeople } from './attendance';
import styles from './Decisions.module.css';
import type { ReviewChanges } from './useReviewChanges';

/** Who is there. */
export function Room({
  review: { attendance, editable },
  changes,
}: {
  readonly review: Review;
  readonly changes: ReviewChanges;
}) {
  const { t } = useWords();
  return (
    <SectionCard
      title={t('reviews.room.title')}
      meta={attendance.length > 0 && attendance.length}
      body={editable ? 'padded' : 'flush'}
    >
      {editable && (
        <PeopleField
          label={t('reviews.room.field')}
          value={attendance}
          onChange={people =>
            changes.attend(changeOfPeople(attendance, people))
          }
        />
      )}
      {!editable && (
        <p className={styles.none}>
          {attendance.length === 0 && t('reviews.room.none')}
          {attendance.map((ref, index) => (
            <span key={ref}>
              {index > 0 && ', '}
              <PersonName of={ref} />
            </span>
          ))}
        </p>
      )}
    </SectionCard>
  );
}
