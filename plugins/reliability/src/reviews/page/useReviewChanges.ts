import {
  AgendaArrangement,
  FacilitationInput,
  Review,
  review as reviewSchema,
  reviewsContract,
  ReviewTransition,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityError,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { storedNow } from '../../editing/storedNow';
import type { Notify } from '../../editing/useNotice';
import { writeOver } from '../../editing/writeOver';
import { useWords } from '../../words';

const current = (error: unknown) => storedNow(error, reviewSchema);

/** Changes of a review as a whole. What others write at the same moment elsewhere in it is no reason to ask. */
export function useReviewChanges(review: Review, notify: Notify) {
  const { t } = useWords();
  const updating = useReliabilityWrite(reviewsContract.updateReview);
  const arranging = useReliabilityWrite(reviewsContract.arrangeReviewAgenda);
  const answering = useReliabilityWrite(reviewsContract.answerFacilitation);
  const stepping = useReliabilityWrite(reviewsContract.transitionReview);
  const params = { key: review.key };

  const say = async <TAnswer>(
    write: (version: number) => Promise<TAnswer>,
    isUntouched: (now: Review) => boolean,
  ): Promise<TAnswer | undefined> => {
    try {
      return await writeOver(review.version, write, current, isUntouched);
    } catch (error) {
      const isStale = error instanceof ReliabilityError && error.isStale;
      notify({
        text: isStale
          ? t('reviews.page.stale')
          : t('editing.failed', { problem: failureText(error) }),
        isFailure: true,
      });
      return undefined;
    }
  };
  const same = <TField extends keyof Review>(field: TField) => {
    const seen = JSON.stringify(review[field]);
    return (now: Review) => JSON.stringify(now[field]) === seen;
  };

  return {
    isPending:
      updating.isPending ||
      arranging.isPending ||
      answering.isPending ||
      stepping.isPending,
    attend: (attendance: readonly string[]) =>
      say(
        version =>
          updating.mutateAsync({
            params,
            body: {
              startsAt: review.startsAt,
              length: review.length,
              attendance: [...attendance],
            },
            version,
          }),
        now =>
          ['attendance', 'startsAt', 'length'].every(field =>
            same(field as keyof Review)(now),
          ),
      ),
    arrange: (body: AgendaArrangement) =>
      say(
        version => arranging.mutateAsync({ params, body, version }),
        same('arrangement'),
      ),
    answer: (body: FacilitationInput) =>
      say(
        version => answering.mutateAsync({ params, body, version }),
        same('facilitation'),
      ),
    step: (to: ReviewTransition['to'], reason = '') =>
      say(
        version =>
          stepping.mutateAsync({ params, body: { to, reason }, version }),
        same('state'),
      ),
  };
}

/** How a review is changed. */
export type ReviewChanges = ReturnType<typeof useReviewChanges>;
