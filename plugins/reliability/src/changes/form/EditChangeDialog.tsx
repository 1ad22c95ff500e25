import {
  ChangeInput,
  ChangeReview,
  changeReview,
  changesContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { useMergedDraft } from '../../editing/useMergedDraft';
import { useWords } from '../../words';
import { ChangeForm } from './ChangeForm';

function inputOf(change: ChangeReview): ChangeInput {
  const { title, description, entities, plannedFor, until } = change;
  const { owner, release, url } = change;
  const refs = entities.map(({ ref }) => ref);
  const when = { plannedFor, until };
  return { title, description, entities: refs, ...when, owner, release, url };
}

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
  const { key } = change;
  const draft = useMergedDraft<ChangeReview, ChangeInput>(change, {
    kind: changeReview,
    inputOf,
    write: {
      ...update,
      send: (body, version) =>
        update.mutateAsync({ params: { key }, body, version }),
    },
  });
  return (
    <ChangeForm
      title={t('changes.form.editTitle')}
      submit={t('changes.form.save')}
      initial={draft.initial}
      isPending={draft.isPending}
      failure={
        draft.error &&
        t('editing.failed', { problem: failureText(draft.error) })
      }
      overtaken={draft.overtaken}
      onTakeTheirs={draft.takeTheirs}
      onSubmit={async body => {
        if (await draft.save(body)) onSaved();
      }}
      onClose={onClose}
    />
  );
}
