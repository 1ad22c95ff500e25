import {
  ChangeReview,
  changeReview,
  changesContract,
  ChangeTransition,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityError,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { storedNow } from '../../editing/storedNow';
import { writeOver } from '../../editing/writeOver';
import { useWords } from '../../words';

/** The steps of a change. What others write under it meanwhile is no reason to ask. */
export function useChangeSteps(change: ChangeReview) {
  const { t } = useWords();
  const stepping = useReliabilityWrite(changesContract.transitionChange);
  const { key, status, version } = change;
  return {
    isPending: stepping.isPending,
    /** @returns what went wrong, if anything did */
    async step(
      to: ChangeTransition['to'],
      reason = '',
    ): Promise<string | undefined> {
      try {
        await writeOver(
          version,
          basis =>
            stepping.mutateAsync({
              params: { key },
              body: { to, reason },
              version: basis,
            }),
          error => storedNow(error, changeReview),
          now => now.status === status,
        );
        return undefined;
      } catch (error) {
        const isStale = error instanceof ReliabilityError && error.isStale;
        return isStale
          ? t('changes.page.stale')
          : t('editing.failed', { problem: failureText(error) });
      }
    },
  };
}
