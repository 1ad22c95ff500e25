import { useState } from 'react';
import {
  ChangeProposal,
  ChangeReview,
  ChangeRisk,
  ChangeRiskInput,
  changesContract,
  wasMade,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityError,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { newIdempotencyKey } from '../../editing/newIdempotencyKey';
import { useWords } from '../../words';
import { emptyRisk, proposedRisk, RiskDialog } from './RiskDialog';
import { inputOf } from './useRiskWrites';

/** Writes down a way to fail; of a change that is made, a surprise. */
export function NewRiskDialog({
  change,
  proposal,
  onClose,
}: {
  readonly change: ChangeReview;
  /** What it begins with, and keeps the reasons of. */
  readonly proposal?: ChangeProposal;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const adding = useReliabilityWrite(changesContract.addChangeRisk);
  const isSurprise = wasMade(change);
  // One key for one idea: sent twice, it is written down once.
  const [idempotencyKey] = useState(newIdempotencyKey);
  const submit = async (body: ChangeRiskInput) => {
    try {
      const params = { key: change.key };
      await adding.mutateAsync({
        params,
        body: { ...body, proposal: proposal?.id ?? null },
        idempotencyKey,
      });
      onClose();
    } catch {
      // The form says it.
    }
  };
  return (
    <RiskDialog
      title={t(
        isSurprise
          ? 'changes.riskForm.surpriseTitle'
          : 'changes.riskForm.newTitle',
      )}
      submit={t('changes.riskForm.add')}
      initial={proposal ? proposedRisk(proposal) : emptyRisk}
      isSurprise={isSurprise}
      isPending={adding.isPending}
      failure={
        adding.error &&
        t('editing.failed', { problem: failureText(adding.error) })
      }
      onSubmit={submit}
      onClose={onClose}
    />
  );
}

/** Rewrites one. */
export function EditRiskDialog({
  change,
  risk,
  onClose,
}: {
  readonly change: ChangeReview;
  readonly risk: ChangeRisk;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const updating = useReliabilityWrite(changesContract.updateChangeRisk);
  // As it was when the form was opened: what others write meanwhile is not written over.
  const [{ id, version }] = useState(risk);
  const submit = async (body: ChangeRiskInput) => {
    try {
      const params = { key: change.key, id };
      await updating.mutateAsync({ params, body, version });
      onClose();
    } catch {
      // The form says it.
    }
  };
  const { error } = updating;
  const isStale = error instanceof ReliabilityError && error.isStale;
  return (
    <RiskDialog
      title={t('changes.riskForm.editTitle')}
      submit={t('changes.riskForm.save')}
      initial={inputOf(risk)}
      isSurprise={!risk.foreseen}
      isPending={updating.isPending}
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
