import { useState } from 'react';
import {
  ORGANISATION,
  Review,
  reviewsContract,
  ReviewSeriesInput,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { newIdempotencyKey } from '../../editing/newIdempotencyKey';
import { readerZone } from '../../readerZone';
import { useWords } from '../../words';
import { SeriesForm } from './SeriesForm';

const emptySeries = (): ReviewSeriesInput => ({
  title: '',
  kind: 'reliability',
  scope: ORGANISATION,
  rhythm: {
    repeats: 'everyTwoWeeks',
    first: '',
    time: '14:00',
    zone: readerZone(),
  },
  length: 50,
  pool: [],
  participants: [],
});

/** Sets up a series of reviews. */
export function NewSeriesDialog({
  onPlanned,
  onClose,
}: {
  readonly onPlanned: (review: Review) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const plan = useReliabilityWrite(reviewsContract.planReviews);
  const [initial] = useState(emptySeries);
  // One key for one series: sent twice, it is set up once.
  const [idempotencyKey] = useState(newIdempotencyKey);
  const submit = async (body: ReviewSeriesInput) => {
    try {
      onPlanned(await plan.mutateAsync({ body, idempotencyKey }));
    } catch {
      // The form says it.
    }
  };
  return (
    <SeriesForm
      title={t('reviews.series.newTitle')}
      submit={t('reviews.series.create')}
      initial={initial}
      isPending={plan.isPending}
      failure={
        plan.error && t('editing.failed', { problem: failureText(plan.error) })
      }
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
