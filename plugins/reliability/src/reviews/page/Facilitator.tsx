import { isSettled, Review } from '@afterword/plugin-reliability-common';
import { SectionCard } from '@afterword/plugin-reliability-react';
import { Button, Select } from '@backstage/ui';
import { EntityField } from '../../fields/EntityField';
import { PersonName } from '../../people/PersonName';
import { useEntityTitles } from '../../listing/useEntityTitles';
import column from '../../shell/column.module.css';
import { useWords } from '../../words';
import type { ReviewChanges } from './useReviewChanges';

/** Who leads it, why they were proposed, and what can be said of that. */
export function Facilitator({
  review,
  changes,
}: {
  readonly review: Review;
  readonly changes: ReviewChanges;
}) {
  const { t } = useWords();
  const names = useEntityTitles(review.pool);
  const { facilitation, pool, editable, state } = review;
  const { ref, agreed, because, declined, volunteers } = facilitation;
  const others = pool.filter(each => each !== ref);
  // Whoever was only proposed did not lead what is over.
  const isSaid = state !== 'closed' || isSettled(facilitation);
  const why = () => {
    if (ref === null || !isSaid) return null;
    if (agreed) return t('reviews.facilitator.agreed');
    return because === null
      ? t('reviews.facilitator.named')
      : t(`reviews.facilitator.${because}`);
  };
  return (
    <SectionCard title={t('reviews.facilitator.title')}>
      <div className={column.column}>
        <div>
          <b>
            {ref !== null && isSaid ? (
              <PersonName of={ref} />
            ) : (
              t(`reviews.facilitator.${isSaid ? 'nobody' : 'unsaid'}`)
            )}
          </b>
          <div>{why()}</div>
        </div>
        {editable && ref !== null && !agreed && (
          <div>
            <Button
              variant="secondary"
              onPress={() => changes.answer({ answer: 'agree', ref })}
            >
              {t('reviews.facilitator.agree')}
            </Button>{' '}
            {state === 'planned' && pool.includes(ref) && (
              <Button
                variant="tertiary"
                onPress={() => changes.answer({ answer: 'decline', ref })}
              >
                {t('reviews.facilitator.decline')}
              </Button>
            )}
          </div>
        )}
        {editable && state === 'planned' && others.length > 0 && (
          <Select
            label={t('reviews.facilitator.volunteer')}
            placeholder={t('reviews.facilitator.volunteerNone')}
            options={others
              .filter(
                each => !volunteers.includes(each) || declined.includes(each),
              )
              .map(id => ({ id, label: names.get(id) ?? id }))}
            value={null}
            onChange={id =>
              id !== null &&
              changes.answer({ answer: 'volunteer', ref: String(id) })
            }
          />
        )}
        {editable && (
          <EntityField
            label={t('reviews.facilitator.other')}
            placeholder={t('postmortems.people.placeholder')}
            kinds={['user', 'group']}
            value={undefined}
            onChange={named =>
              named && changes.answer({ answer: 'name', ref: named })
            }
          />
        )}
      </div>
    </SectionCard>
  );
}
