import { ReasonDialog } from '../../shell/ReasonDialog';
import { useWords } from '../../words';

/** Asks why a review is cancelled, before it is. */
export function CancelDialog({
  name,
  isPending,
  onCancel,
  onClose,
}: {
  readonly name: string;
  readonly isPending: boolean;
  readonly onCancel: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  return (
    <ReasonDialog
      words={{
        title: t('reviews.cancelDialog.title', { key: name }),
        why: t('reviews.cancelDialog.why'),
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
