import { useState } from 'react';
import {
  Charter,
  charter as charterSchema,
  charterContract,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { storedNow } from '../../editing/storedNow';
import { useWords } from '../../words';

/** Lets the reader acknowledge the version that they see. */
export function useAcknowledging({ version }: Pick<Charter, 'version'>) {
  const { t } = useWords();
  const write = useReliabilityWrite(charterContract.acknowledgeCharter);
  const [problem, setProblem] = useState('');
  const [isDone, setDone] = useState(false);
  return {
    isPending: write.isPending,
    /** It was acknowledged here, a moment ago. */
    isDone,
    /** What went wrong, in words. */
    problem,
    acknowledge: async () => {
      setProblem('');
      try {
        await write.mutateAsync({ version });
        setDone(true);
      } catch (error) {
        setProblem(
          storedNow(error, charterSchema)
            ? t('processes.charter.overtaken')
            : t('editing.failed', { problem: failureText(error) }),
        );
      }
    },
  };
}
