import { useState } from 'react';
import {
  ChangeProposal,
  ChangeReview,
  changeReview,
  ChangeRisk,
  ChangeRiskInput,
  changesContract,
  wasMade,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { newIdempotencyKey } from '../../editing/newIdempotencyKey';
import type { Reading } from '../../editing/storedNow';
import { useMergedDraft } from '../../editing/useMergedDraft';
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
  change: { key },
  risk,
  onClose,
}: {
  readonly change: ChangeReview;
  readonly risk: ChangeRisk;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const updating = useReliabilityWrite(changesContract.updateChangeRisk);
  const { id } = risk;
  const draft = useMergedDraft<ChangeRisk, ChangeRiskInput>(risk, {
    kind: riskIn(id),
    inputOf,
    write: {
      ...updating,
      send: (body, version) =>
        updating.mutateAsync({ params: { key, id }, body, version }),
    },
  });
  return (
    <RiskDialog
      title={t('changes.riskForm.editTitle')}
      submit={t('changes.riskForm.save')}
      initial={draft.initial}
      isSurprise={!risk.foreseen}
      isPending={draft.isPending}
      failure={
        draft.error &&
        t('editing.failed', { problem: failureText(draft.error) })
      }
      overtaken={draft.overtaken}
      onTakeTheirs={draft.takeTheirs}
      onSubmit={async body => {
        if (await draft.save(body)) onClose();
      }}
      onClose={onClose}
    />
  );
}

/** A refusal tells the whole change: this reads one way to fail out of it. */
function riskIn(id: string): Reading<ChangeRisk> {
  return {
    safeParse(value) {
      const { data } = changeReview.safeParse(value);
      const found = data?.risks.find(each => each.id === id);
      return found ? { success: true, data: found } : { success: false };
    },
  };
}
