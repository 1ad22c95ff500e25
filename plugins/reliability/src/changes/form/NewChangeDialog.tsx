import { useState } from 'react';
import {
  ChangeInput,
  ChangeReview,
  changesContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { newIdempotencyKey } from '../../editing/newIdempotencyKey';
import { useWords } from '../../words';
import { ChangeForm } from './ChangeForm';

const emptyChange = (entities: readonly string[]): ChangeInput => ({
  title: '',
  description: '',
  entities: [...entities],
  plannedFor: '',
  until: null,
  owner: null,
  release: null,
  url: null,
});

/** Opens the review of a planned change. */
export function NewChangeDialog({
  entities = [],
  onOpened,
  onClose,
}: {
  /** What it touches, as far as that is known from where the reader stands. */
  readonly entities?: readonly string[];
  readonly onOpened: (change: ChangeReview) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const create = useReliabilityWrite(changesContract.createChange);
  const [initial] = useState(() => emptyChange(entities));
  // One key for one change: sent twice, it is opened once.
  const [idempotencyKey] = useState(newIdempotencyKey);
  const submit = async (body: ChangeInput) => {
    try {
      onOpened(await create.mutateAsync({ body, idempotencyKey }));
    } catch {
      // The form says it.
    }
  };
  return (
    <ChangeForm
      title={t('changes.form.newTitle')}
      submit={t('changes.form.create')}
      initial={initial}
      isPending={create.isPending}
      failure={
        create.error &&
        t('editing.failed', { problem: failureText(create.error) })
      }
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
