import { reviewsContract } from '@afterword/plugin-reliability-common';
import {
  useReliabilityQuery,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { ReasonDialog } from '../../shell/ReasonDialog';
import { useWords } from '../../words';

/** Asks why a series is ended, before it is. */
export function EndSeriesDialog({
  id,
  onEnded,
  onClose,
}: {
  readonly id: number;
  readonly onEnded: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { data, error } = useReliabilityQuery(reviewsContract.getReviewSeries, {
    params: { id },
  });
  const ending = useReliabilityWrite(reviewsContract.transitionReviewSeries);
  const wrong = error ?? ending.error;
  const end = async (reason: string) => {
    if (!data) return;
    try {
      await ending.mutateAsync({
        params: { id },
        body: { to: 'ended', reason },
        version: data.version,
      });
      onEnded();
    } catch {
      // The dialog says it.
    }
  };
  return (
    <ReasonDialog
      words={{
        title: t('reviews.endSeries.title'),
        why: t('reviews.endSeries.why'),
        reason: t('reviews.endSeries.reason'),
        reasonMissing: t('reviews.endSeries.reasonMissing'),
        keep: t('reviews.endSeries.keep'),
        goOn: t('reviews.endSeries.end'),
      }}
      isPending={ending.isPending || (!data && !error)}
      failure={wrong && t('editing.failed', { problem: failureText(wrong) })}
      onGoOn={end}
      onClose={onClose}
    />
  );
}
