import {
  ReviewSeries,
  reviewsContract,
  ReviewSeriesInput,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { failureText } from '../../editing/failureText';
import { FailureNotice } from '../../listing/FailureNotice';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { SeriesForm } from './SeriesForm';
import { useSeriesDraft } from './useSeriesDraft';

/** Sets a series up anew, once it is read. */
export function EditSeriesDialog({
  id,
  ...props
}: {
  readonly id: number;
  readonly onSaved: () => void;
  readonly onEnd: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { data, error, refetch } = useReliabilityQuery(
    reviewsContract.getReviewSeries,
    { params: { id } },
  );
  if (data) return <EditForm key={data.id} series={data} {...props} />;
  if (!error) return null;
  return (
    <Dialog isOpen onOpenChange={isOpen => !isOpen && props.onClose()}>
      <DialogHeader>{t('reviews.series.editTitle')}</DialogHeader>
      <DialogBody>
        <FailureNotice error={error} onRetry={() => refetch()} />
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={props.onClose}>
          {t('reviews.series.cancel')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

function EditForm({
  series,
  onSaved,
  onEnd,
  onClose,
}: {
  readonly series: ReviewSeries;
  readonly onSaved: () => void;
  readonly onEnd: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const draft = useSeriesDraft(series);
  const submit = async (body: ReviewSeriesInput) => {
    if (await draft.save(body)) onSaved();
  };
  return (
    <SeriesForm
      title={t('reviews.series.editTitle')}
      submit={t('reviews.series.save')}
      initial={draft.initial}
      isScopeFixed
      isPending={draft.isPending}
      failure={
        draft.error &&
        t('editing.failed', { problem: failureText(draft.error) })
      }
      overtaken={draft.overtaken}
      onTakeTheirs={draft.takeTheirs}
      onEnd={series.endedAt === null ? onEnd : undefined}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
