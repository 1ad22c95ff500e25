import { useRef, useState } from 'react';
import {
  KeyedLearning,
  learning as learningSchema,
  LearningInput,
} from '@afterword/plugin-reliability-common';
import { focusFirstProblem } from '../../editing/focusFirstProblem';
import { StalePanel } from '../../editing/StalePanel';
import { FailureModeField } from '../../failureModes/FailureModeField';
import { ProseField } from '../../fields/ProseField';
import { useWords } from '../../words';
import { PartDialog } from '../parts/PartDialog';
import { usePartSaving } from '../parts/usePartSaving';
import { learningInputOf } from './useLearningWrites';

const EMPTY: LearningInput = {
  statement: '',
  failureMode: null,
  appliesTo: '',
  helped: '',
  didNotHelp: '',
};

const fields = [
  'statement',
  'failureMode',
  'appliesTo',
  'helped',
  'didNotHelp',
] as const;

/** Writes a learning. */
export function LearningDialog({
  learning,
  isPending,
  onSave,
  onRemove,
  onClose,
}: {
  /** The one to change; a new one without. */
  readonly learning: KeyedLearning | undefined;
  readonly isPending: boolean;
  /** @param version - what the change is based on */
  readonly onSave: (input: LearningInput, version: number) => Promise<unknown>;
  readonly onRemove?: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [first] = useState(() =>
    learning ? learningInputOf(learning) : EMPTY,
  );
  const [draft, setDraft] = useState(first);
  const [wasRefused, setRefused] = useState(false);
  const { failure, overtaken, save } = usePartSaving(learningSchema);
  const body = useRef<HTMLDivElement>(null);
  const change = (part: Partial<LearningInput>) =>
    setDraft(now => ({ ...now, ...part }));
  const isMissing = draft.statement.trim() === '';

  const saveOver = (version: number) => {
    if (isMissing) {
      setRefused(true);
      focusFirstProblem(body);
      return;
    }
    const input = {
      ...draft,
      statement: draft.statement.trim(),
      failureMode: draft.failureMode?.trim() || null,
    };
    save(() => onSave(input, version));
  };

  return (
    <PartDialog
      title={t(
        learning
          ? 'postmortems.learnings.changeTitle'
          : 'postmortems.learnings.addTitle',
      )}
      words={{
        remove: t('postmortems.learnings.remove'),
        cancel: t('postmortems.learnings.cancel'),
        save: t('postmortems.learnings.save'),
      }}
      body={body}
      isChanged={draft !== first}
      isPending={isPending}
      failure={failure}
      onSave={() => saveOver(learning?.version ?? 0)}
      onRemove={onRemove}
      onClose={onClose}
    >
      {overtaken && (
        <StalePanel
          rows={fields.map(field => ({
            label: t(`postmortems.learnings.${field}`),
            now: overtaken[field] ?? '',
            yours: draft[field] ?? '',
          }))}
          onKeepMine={() => saveOver(overtaken.version)}
          onTakeTheirs={onClose}
        />
      )}
      <ProseField
        autoFocus
        label={t('postmortems.learnings.statement')}
        description={t('postmortems.learnings.statementHint')}
        value={draft.statement}
        maxLength={1_000}
        onChange={statement => change({ statement })}
        problem={
          wasRefused && isMissing
            ? t('postmortems.learnings.statementMissing')
            : undefined
        }
      />
      <FailureModeField
        label={t('postmortems.learnings.failureMode')}
        description={t('postmortems.learnings.failureModeHint')}
        value={draft.failureMode ?? ''}
        onChange={failureMode => change({ failureMode })}
      />
      <ProseField
        label={t('postmortems.learnings.appliesTo')}
        description={t('postmortems.learnings.appliesToHint')}
        value={draft.appliesTo}
        maxLength={1_000}
        onChange={appliesTo => change({ appliesTo })}
      />
      <ProseField
        label={t('postmortems.learnings.helped')}
        value={draft.helped}
        maxLength={4_000}
        onChange={helped => change({ helped })}
      />
      <ProseField
        label={t('postmortems.learnings.didNotHelp')}
        value={draft.didNotHelp}
        maxLength={4_000}
        onChange={didNotHelp => change({ didNotHelp })}
      />
    </PartDialog>
  );
}
