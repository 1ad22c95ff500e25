import { failureModesContract } from '@afterword/plugin-reliability-common';
import { Handlers } from '../platform/http/ContractRouter';
import { Platform } from '../platform/Platform';
import { FailureModeEditing } from './FailureModeEditing';
import { FailureModeStore } from './FailureModeStore';
import { FailureModeWords } from './FailureModeWords';

/** Puts the slice together. */
export function createFailureModes(platform: Platform) {
  const store = new FailureModeStore();
  const editing = new FailureModeEditing(platform, store);
  const handlers: Handlers<typeof failureModesContract> = {
    listFailureModes: ({ context }) => editing.list(context),
    putFailureMode: ({ context, params, body }) =>
      editing.put(context, params.id, body),
    getFailureModeHistory: ({ context, params, query }) =>
      editing.history(context, params.id, query),
  };
  return { store, words: new FailureModeWords(store), handlers };
}

/** The slice, for those below it in the house. */
export type FailureModes = ReturnType<typeof createFailureModes>;
