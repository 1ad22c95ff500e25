import { useState } from 'react';
import {
  Review,
  ReviewAgenda,
  reviewsContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';

/** An agenda, and the review that it was made from. */
export interface ShownAgenda {
  readonly agenda: ReviewAgenda;
  readonly from: Review;
}

/**
 * The agenda as people look at it: read again once its review has moved on, which is when others arranged it. Until the new one is there
 * the last one stays, with the review that it was made from.
 */
export function useAgenda(review: Review) {
  const { data, isPlaceholderData, error, refetch } = useReliabilityQuery(
    reviewsContract.getReviewAgenda,
    { params: { key: review.key } },
    { keepPrevious: true, madeFrom: review.version },
  );
  const [shown, setShown] = useState<ShownAgenda>();
  const isNew =
    data !== shown?.agenda || review.version !== shown?.from.version;
  if (data && !isPlaceholderData && isNew) {
    setShown({ agenda: data, from: review });
  }
  return { shown, error: data ? null : error, refetch };
}
