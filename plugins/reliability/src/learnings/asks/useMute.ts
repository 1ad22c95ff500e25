import {
  LearningMuteInput,
  learningsContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import type { Notify } from '../../editing/useNotice';
import { useWords } from '../../words';

/** Has an entity asked no more about learnings, or again, and tells what came of it. */
export function useMute(
  entity: { readonly ref: string; readonly name: string },
  notify: Notify,
) {
  const { t } = useWords();
  const { mutateAsync, isPending } = useReliabilityWrite(
    learningsContract.muteLearnings,
  );
  /** @returns whether it was written */
  const put = async (
    body: Partial<LearningMuteInput> & Pick<LearningMuteInput, 'muted'>,
  ): Promise<boolean> => {
    try {
      await mutateAsync({ params: { entity: entity.ref }, body });
    } catch (error) {
      notify({
        text: t('learnings.asks.failed', { problem: failureText(error) }),
        isFailure: true,
      });
      return false;
    }
    notify({
      text: t(`learnings.asks.${body.muted ? 'muted' : 'unmuted'}`, {
        entity: entity.name,
      }),
    });
    return true;
  };
  return { put, isPending };
}
