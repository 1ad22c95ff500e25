import { useState } from 'react';
import {
  LearningRecord,
  learningsContract,
  LearningStanding,
} from '@afterword/plugin-reliability-common';
import {
  ReliabilityError,
  useReliabilityWrite,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { useWords } from '../../words';

/** Says where a learning stands, based on what its reader has seen of that. */
export function useStanding(learning: LearningRecord) {
  const { t } = useWords();
  const put = useReliabilityWrite(learningsContract.putLearningStanding);
  const [failure, setFailure] = useState('');
  return {
    isPending: put.isPending,
    /** Why it could not be saved; empty when nothing is wrong. */
    failure,
    forget: () => setFailure(''),
    /** @returns what it has become, and undefined where it was refused */
    async say(said: LearningStanding): Promise<LearningRecord | undefined> {
      setFailure('');
      const { key, version } = learning;
      try {
        return await put.mutateAsync({ params: { key }, body: said, version });
      } catch (error) {
        const isStale = error instanceof ReliabilityError && error.isStale;
        setFailure(
          isStale ? t('learnings.standing.stale') : failureText(error),
        );
        return undefined;
      }
    },
  };
}
