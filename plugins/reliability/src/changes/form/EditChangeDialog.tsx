import { useState } from 'react';
import {
  ChangeInput,
  ChangeReview,
  changesContract,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityError,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { useWords } from '../../words';
import { ChangeForm } from './ChangeForm';

/** Says anew what is planned. */
export function EditChangeDialog({
  change,
  onSaved,
  onClose,
}: {
  readonly change: ChangeReview;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const update = useReliabilityWrite(changesContract.updateChange);
  // As it was when the form was opened: what others write meanwhile is not written over.
  const [{ key, version, ...base }] = useState(change);
  const submit = async (body: ChangeInput) => {
    try {
      await update.mutateAsync({ params: { key }, body, version });
      onSaved();
    } catch {
      // The form says it.
    }
  };
  const { error } = update;
  const isStale = error instanceof ReliabilityError && error.isStale;
  return (
    <ChangeForm
      title={t('changes.form.editTitle')}
      submit={t('changes.form.save')}
      initial={{
        title: base.title,
        description: base.description,
        entities: base.entities.map(({ ref }) => ref),
        plannedFor: base.plannedFor,
        until: base.until,
        owner: base.owner,
        release: base.release,
        url: base.url,
      }}
      isPending={update.isPending}
      failure={
        error &&
        (isStale
          ? t('changes.form.stale')
          : t('editing.failed', { problem: failureText(error) }))
      }
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
