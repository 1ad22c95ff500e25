import type { Operation } from '@afterword/plugin-reliability-common';
import {
  useReliabilityWrite,
  WriteCall,
} from '@afterword/plugin-reliability-react';
import { failureText } from '../editing/failureText';
import { useToast } from '../shell/useToast';
import { useWords } from '../words';

/** Has something done once more, and says in passing that it is, or why it is not. */
export function useReplay<TOperation extends Operation>(
  operation: TOperation,
  done: string,
): {
  readonly replay: (call: WriteCall<TOperation>) => Promise<void>;
  readonly isPending: boolean;
} {
  const { t } = useWords();
  const write = useReliabilityWrite(operation);
  const say = useToast();
  return {
    isPending: write.isPending,
    replay: async call => {
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
