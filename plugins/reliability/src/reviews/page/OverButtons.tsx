import { Review, reviewsContract } from '@afterword/plugin-reliability-common';
import {
  useReliabilityQuery,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { Button } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import type { Notify } from '../../editing/useNotice';
import { HeaderButtons } from '../../listing/HeaderButtons';
import { useWords } from '../../words';

/** What can be done about a series after whose last review none is planned. */
export function OverButtons({
  review,
  notify,
  onEdit,
}: {
  readonly review: Review;
  readonly notify: Notify;
  readonly onEdit: () => void;
}) {
  const { t } = useWords();
  const { data } = useReliabilityQuery(reviewsContract.getReviewSeries, {
    params: { id: review.series },
  });
  const taking = useReliabilityWrite(reviewsContract.transitionReviewSeries);
  if (!data?.editable) return null;
  const takeUp = async () => {
    try {
      await taking.mutateAsync({
        params: { id: data.id },
        body: { to: 'running' },
        version: data.version,
      });
      notify({ text: t('reviews.endSeries.resumed') });
    } catch (error) {
      notify({
        text: t('editing.failed', { problem: failureText(error) }),
        isFailure: true,
      });
    }
  };
  return (
    <HeaderButtons>
      <Button variant="tertiary" onPress={onEdit}>
        {t('reviews.page.edit')}
      </Button>
      {review.seriesEnded && (
        <Button
          variant="secondary"
          isPending={taking.isPending}
          onPress={takeUp}
        >
          {t('reviews.endSeries.resume')}
        </Button>
      )}
    </HeaderButtons>
  );
}
