import {
  ActionItem,
  ActionItemStatus,
  actionItemSteps,
  missingForStep,
} from '@afterword/plugin-reliability-common';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import type { Notify } from '../../editing/useNotice';
import { useWords } from '../../words';
import { asksOf } from './useStepForm';
import { useTakeStep } from './useTakeStep';

/** Steps that need no question: taken at once, and taken back where the way back needs none either. */
export function useDirectStep(notify: Notify) {
  const { t } = useWords();
  const { take, isPending } = useTakeStep();

  const canTake = (item: ActionItem, to: ActionItemStatus) => {
    const asks = asksOf(item, to);
    return !asks.promise && !asks.checkOn && !asks.note;
  };

  return {
    isPending,
    canTake,
    async take(item: ActionItem, to: ActionItemStatus) {
      const step = { to, note: '' };
      try {
        const taken = await take(item, step);
        const leadsBack =
          actionItemSteps[to].includes(item.status) &&
          missingForStep({ ...taken, to: item.status, note: '' }).length === 0;
        notify({
          text: t(`actionItems.step.taken.${to}`, { key: item.key }),
          undo: leadsBack
            ? () => take(taken, { to: item.status, note: item.statusNote })
            : undefined,
        });
      } catch (error) {
        const isStale = error instanceof ReliabilityError && error.isStale;
        notify({
          text: isStale
            ? t('actionItems.page.stale')
            : t('editing.failed', { problem: failureText(error) }),
          isFailure: true,
        });
      }
    },
  };
}
