import { useMemo, useState } from 'react';
import { Button } from '@backstage/ui';
import { Review, reviewsContract } from '@afterword/plugin-reliability-common';
import {
  useReliabilityQuery,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import type { Notify } from '../../editing/useNotice';
import { SuggestionField } from '../../fields/SuggestionField';
import { useEntityTitles } from '../../listing/useEntityTitles';
import { useWords } from '../../words';
import { leavesAgenda } from '../page/useReviewChanges';
import type { Lesson } from './LessonAnswers';
import styles from './lessons.module.css';

/** So many are a click away; all others are found by their names. */
const AT_HAND = 4;

/** Asks others in the scope of a live review whether a lesson applies to them, each by a click. */
export function LessonAsk({
  review: { key, lessons },
  lesson,
  notify,
}: {
  readonly review: Review;
  readonly lesson: Lesson;
  readonly notify: Notify;
}) {
  const { t } = useWords();
  const [words, setWords] = useState<string>();
  const params = { key, learning: lesson.key };
  const { data: likely } = useReliabilityQuery(
    reviewsContract.listLessonEntities,
    { params, query: { limit: AT_HAND } },
  );
  const { data: found, isFetching } = useReliabilityQuery(
    reviewsContract.listLessonEntities,
    { params, query: { q: words } },
    { enabled: Boolean(words) },
  );
  const asking = useReliabilityWrite(reviewsContract.askInReview, leavesAgenda);
  const suggested = (words ? found : likely)?.items;
  const carried = lessons.filter(({ learning }) => learning.key === lesson.key);
  const asked = carried.filter(each => each.asked);
  const names = useEntityTitles(
    [...(suggested ?? []), ...(likely?.items ?? []), ...asked].map(
      ({ entity }) => entity.ref,
    ),
  );
  const nameOf = (ref: string) => names.get(ref) ?? nameIn(ref);
  // A list that is another one at each rendering is chosen from over and over.
  const suggestions = useMemo(
    () =>
      (suggested ?? []).map(({ entity: { ref }, owner }) => ({
        id: ref,
        label: names.get(ref) ?? nameIn(ref),
        description: nameIn(owner),
      })),
    [suggested, names],
  );

  const ask = async (entity: string) => {
    try {
      const after = await asking.mutateAsync({ params: { ...params, entity } });
      const waits = after.lessons.some(
        each =>
          each.learning.key === lesson.key &&
          each.entity.ref === entity &&
          each.waits,
      );
      notify({
        text: t(waits ? 'reviews.lessons.waits' : 'reviews.lessons.asked', {
          entity: nameOf(entity),
        }),
      });
    } catch (error) {
      notify({
        text: t('editing.failed', { problem: failureText(error) }),
        isFailure: true,
      });
    }
  };

  return (
    <div
      role="group"
      aria-label={t('reviews.lessons.group', { statement: lesson.statement })}
      className={styles.ask}
    >
      {asked.length > 0 && (
        <p className={styles.asked}>
          {t('reviews.lessons.askedSoFar', {
            entities: asked.map(({ entity }) => nameOf(entity.ref)).join(', '),
          })}
        </p>
      )}
      {likely && (
        <p className={styles.asked}>
          {likely.items.length === 0
            ? t('reviews.lessons.nobody')
            : t('reviews.lessons.whoElse')}
        </p>
      )}
      <div className={styles.buttons}>
        {likely?.items.map(({ entity: { ref } }) => (
          <Button
            key={ref}
            variant="secondary"
            size="small"
            isDisabled={asking.isPending}
            onPress={() => ask(ref)}
          >
            {t('reviews.lessons.ask', { entity: nameOf(ref) })}
          </Button>
        ))}
      </div>
      {likely?.more && (
        <SuggestionField
          className={styles.other}
          label={t('reviews.lessons.other')}
          placeholder={t('reviews.lessons.otherPlaceholder')}
          chosen={undefined}
          suggestions={suggestions}
          isLoading={words ? isFetching : false}
          onSearch={setWords}
          onChange={chosen => chosen && ask(chosen.id)}
        />
      )}
    </div>
  );
}

function nameIn(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}
