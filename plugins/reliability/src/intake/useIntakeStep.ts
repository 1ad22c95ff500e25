import type { Operation } from '@afterword/plugin-reliability-common';
import {
  useReliabilityWrite,
  WriteCall,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../editing/failureText';
import { useToast } from '../shell/useToast';
import { useWords } from '../words';

/** Takes a step on something that arrived or was not passed on, and says in passing that it is taken, or why it is not. */
export function useIntakeStep<TOperation extends Operation>(
  operation: TOperation,
  done: string,
): {
  readonly take: (call: WriteCall<TOperation>) => Promise<void>;
  readonly isPending: boolean;
} {
  const { t } = useWords();
  const write = useReliabilityWrite(operation);
  const say = useToast();
  return {
    isPending: write.isPending,
    take: async call => {
      try {
        await write.mutateAsync(call);
        say({ title: done, status: 'success' });
      } catch (error) {
        say({
          title: t('editing.failed', { problem: failureText(error) }),
          status: 'danger',
        });
      }
    },
  };
}
