import type { Review } from '@afterword/plugin-reliability-common';
import { ReasonDialog } from '../../shell/ReasonDialog';
import { useWords } from '../../words';

/** Asks why a review is cancelled, before it is. */
export function CancelDialog({
  review: { key, repeats, seriesEnded },
  isPending,
  onCancel,
  onClose,
}: {
  readonly review: Review;
  readonly isPending: boolean;
  readonly onCancel: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  return (
    <ReasonDialog
      words={{
        title: t('reviews.cancelDialog.title', { key }),
        why: t(
          repeats === 'once' || seriesEnded
            ? 'reviews.cancelDialog.whyLast'
            : 'reviews.cancelDialog.why',
        ),
        reason: t('reviews.cancelDialog.reason'),
        reasonMissing: t('reviews.cancelDialog.reasonMissing'),
        keep: t('reviews.cancelDialog.keep'),
        goOn: t('reviews.cancelDialog.cancel'),
      }}
      isPending={isPending}
      onGoOn={onCancel}
      onClose={onClose}
    />
  );
}
