import {
  ChangeReview,
  ChangeRisk,
  ChangeRiskInput,
  changesContract,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityError,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import type { Notify } from '../../editing/useNotice';
import { useWords } from '../../words';

/** What of a way to fail is written, as it stands. */
export function inputOf(risk: ChangeRisk): ChangeRiskInput {
  return {
    failureMode: risk.failureMode,
    text: risk.text,
    likelihood: risk.likelihood,
    impact: risk.impact,
    detection: risk.detection,
    rollback: risk.rollback,
    runbook: risk.runbook,
    owner: risk.owner,
    actionItem: risk.actionItem,
  };
}

/** Takes a way to fail back, and makes an action item of what is still to be prepared. */
export function useRiskWrites(change: ChangeReview, notify: Notify) {
  const { t } = useWords();
  const committing = useReliabilityWrite(changesContract.commitChangeRisk);
  const updating = useReliabilityWrite(changesContract.updateChangeRisk);
  const removing = useReliabilityWrite(changesContract.removeChangeRisk);
  const restoring = useReliabilityWrite(changesContract.restoreChangeRisk);
  const { key } = change;
  const orSay = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      const isStale = error instanceof ReliabilityError && error.isStale;
      notify({
        text: isStale
          ? t('changes.page.stale')
          : t('editing.failed', { problem: failureText(error) }),
        isFailure: true,
      });
    }
  };
  return {
    isPending: committing.isPending || updating.isPending || removing.isPending,
    /** Undone, it comes back as it was, with why it had been proposed. */
    remove: (risk: ChangeRisk) =>
      orSay(async () => {
        const { id, version } = risk;
        const params = { key, id };
        await removing.mutateAsync({ params, version });
        notify({
          text: t('changes.risks.removed'),
          undo: () => restoring.mutateAsync({ params, version }),
          takesFocus: true,
        });
      }),
    /** Says of a surprise how it failed. */
    name: (risk: ChangeRisk, failureMode: string) =>
      orSay(async () => {
        const { id, version } = risk;
        await updating.mutateAsync({
          params: { key, id },
          body: { ...inputOf(risk), failureMode },
          version,
        });
      }),
    commit: (risk: ChangeRisk) =>
      orSay(async () => {
        const { id, version } = risk;
        const params = { key, id };
        const { risks } = await committing.mutateAsync({ params, version });
        const item = risks.find(each => each.id === id)?.actionItem ?? '';
        notify({ text: t('changes.risks.committed', { key: item }) });
      }),
  };
}
