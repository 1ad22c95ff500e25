import type { ActionItem } from '@afterword/plugin-reliability-common';
import { StepDialog } from '../../actionItems/steps/StepDialog';
import { useWords } from '../../words';
import { usePostmortem } from '../page/PostmortemContext';

/** Commits an idea of the postmortem whose page this is. */
export function CommitDialog({
  item,
  onClose,
}: {
  readonly item: ActionItem;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { postmortem, notify } = usePostmortem();
  const [entity, ...others] = postmortem.entities;
  return (
    <StepDialog
      item={item}
      to="committed"
      entityAtHand={others.length === 0 ? entity?.ref : undefined}
      onTaken={({ key }) => {
        onClose();
        notify({ text: t('actionItems.step.taken.committed', { key }) });
      }}
      onClose={onClose}
    />
  );
}
