import {
  ReviewSeries,
  reviewsContract,
  ReviewSeriesInput,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityError,
  useReliabilityQuery,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { useWords } from '../../words';
import { SeriesForm } from './SeriesForm';

/** Sets a series up anew, once it is read. */
export function EditSeriesDialog({
  id,
  ...props
}: {
  readonly id: number;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) {
  const { data } = useReliabilityQuery(reviewsContract.getReviewSeries, {
    params: { id },
  });
  return data ? <EditForm key={data.id} series={data} {...props} /> : null;
}

function EditForm({
  series,
  onSaved,
  onClose,
}: {
  readonly series: ReviewSeries;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const update = useReliabilityWrite(reviewsContract.updateReviewSeries);
  const submit = async (body: ReviewSeriesInput) => {
    try {
      await update.mutateAsync({
        params: { id: series.id },
        body,
        version: series.version,
      });
      onSaved();
    } catch {
      // The form says it.
    }
  };
  const { error } = update;
  const isStale = error instanceof ReliabilityError && error.isStale;
  const { title, scope, rhythm, length, pool, participants } = series;
  return (
    <SeriesForm
      title={t('reviews.series.editTitle')}
      submit={t('reviews.series.save')}
      initial={{ title, scope, rhythm, length, pool, participants }}
      isPending={update.isPending}
      failure={
        error &&
        (isStale
          ? t('reviews.page.stale')
          : t('editing.failed', { problem: failureText(error) }))
      }
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
