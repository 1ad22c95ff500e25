import {
  AgendaArrangement,
  FacilitationInput,
  Review,
  review as reviewSchema,
  ReviewInput,
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
import { PeopleChange, withPeople } from './attendance';

const current = (error: unknown) => storedNow(error, reviewSchema);

/** The agenda is asked again by the version of its review. */
export const leavesAgenda = { leaves: [reviewsContract.getReviewAgenda] };

/** What an arrangement is made from: the review as it was when the agenda was read that people looked at. */
export type Arranged = Pick<Review, 'version' | 'arrangement'>;

/** Changes of a review as a whole. What others write at the same moment elsewhere in it is no reason to ask. */
export function useReviewChanges(review: Review, notify: Notify) {
  const { t } = useWords();
  const updating = useReliabilityWrite(
    reviewsContract.updateReview,
    leavesAgenda,
  );
  const arranging = useReliabilityWrite(
    reviewsContract.arrangeReviewAgenda,
    leavesAgenda,
  );
  const answering = useReliabilityWrite(
    reviewsContract.answerFacilitation,
    leavesAgenda,
  );
  const stepping = useReliabilityWrite(
    reviewsContract.transitionReview,
    leavesAgenda,
  );
  const params = { key: review.key };

  const say = async <TAnswer>(
    write: (version: number) => Promise<TAnswer>,
    isUntouched: (now: Review) => boolean,
    version = review.version,
  ): Promise<TAnswer | undefined> => {
    try {
      return await writeOver(version, write, current, isUntouched);
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
  const same = <TField extends keyof Review>(
    field: TField,
    as: Pick<Review, TField> = review,
  ) => {
    const seen = JSON.stringify(as[field]);
    return (now: Review) => JSON.stringify(now[field]) === seen;
  };

  const update = (
    version: number,
    { startsAt, length, attendance }: ReviewInput,
  ) =>
    updating.mutateAsync({
      params,
      body: { startsAt, length, attendance },
      version,
    });

  return {
    isPending:
      updating.isPending ||
      arranging.isPending ||
      answering.isPending ||
      stepping.isPending,
    /** Answers with the review as it is then. */
    attend: (change: PeopleChange) => {
      let stored = review;
      return say(
        version =>
          update(version, {
            ...stored,
            attendance: withPeople(stored.attendance, change),
          }),
        now => {
          stored = now;
          return true;
        },
      );
    },
    move: (when: Pick<Review, 'startsAt' | 'length'>) =>
      say(
        version => update(version, { ...review, ...when }),
        now =>
          (['attendance', 'startsAt', 'length'] as const).every(field =>
            same(field)(now),
          ),
      ),
    arrange: (body: AgendaArrangement, from: Arranged) =>
      say(
        version => arranging.mutateAsync({ params, body, version }),
        same('arrangement', from),
        from.version,
      ),
    answer: (body: FacilitationInput) =>
      say(
        version => answering.mutateAsync({ params, body, version }),
        same('facilitation'),
      ),
    step: (
      to: ReviewTransition['to'],
      said: Pick<ReviewTransition, 'ledBy'> & { readonly reason?: string } = {},
      from = review.version,
    ) =>
      say(
        version =>
          stepping.mutateAsync({
            params,
            body: { to, reason: '', ...said },
            version,
          }),
        now =>
          same('state')(now) &&
          (said.ledBy === undefined || same('facilitation')(now)),
        from,
      ),
  };
}

/** How a review is changed. */
export type ReviewChanges = ReturnType<typeof useReviewChanges>;
