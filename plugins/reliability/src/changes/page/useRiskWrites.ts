import {
  actionItemsContract,
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
  const creating = useReliabilityWrite(actionItemsContract.createActionItem);
  const updating = useReliabilityWrite(changesContract.updateChangeRisk);
  const removing = useReliabilityWrite(changesContract.removeChangeRisk);
  const { key, title, entities } = change;
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
    isPending: creating.isPending || updating.isPending || removing.isPending,
    remove: ({ id, version }: ChangeRisk) =>
      orSay(async () => {
        await removing.mutateAsync({ params: { key, id }, version });
        notify({ text: t('changes.risks.removed'), takesFocus: true });
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
        const { id, text, version } = risk;
        const item = await creating.mutateAsync({
          body: {
            title: t('changes.risks.itemTitle', { key, text }).slice(0, 300),
            description: t('changes.risks.from', { key, title }),
            entity: entities[0]?.ref,
          },
          // One for a way to fail: pressed again after the second step failed, it is found.
          idempotencyKey: `change-risk-${id}`,
        });
        await updating.mutateAsync({
          params: { key, id },
          body: { ...inputOf(risk), actionItem: item.key },
          version,
        });
        notify({ text: t('changes.risks.committed', { key: item.key }) });
      }),
  };
}
