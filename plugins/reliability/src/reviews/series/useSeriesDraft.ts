import {
  ReviewSeries,
  reviewSeries,
  reviewsContract,
  ReviewSeriesInput,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { useMergedDraft } from '../../editing/useMergedDraft';

function inputOf(series: ReviewSeries): ReviewSeriesInput {
  const { title, kind, scope, rhythm, length, pool, participants } = series;
  return { title, kind, scope, rhythm, length, pool, participants };
}

/** A series while it is set up anew. */
export function useSeriesDraft(series: ReviewSeries) {
  const write = useReliabilityWrite(reviewsContract.updateReviewSeries);
  const { id } = series;
  return useMergedDraft<ReviewSeries, ReviewSeriesInput>(series, {
    kind: reviewSeries,
    inputOf,
    write: {
      ...write,
      send: (body, version) =>
        write.mutateAsync({ params: { id }, body, version }),
    },
  });
}
