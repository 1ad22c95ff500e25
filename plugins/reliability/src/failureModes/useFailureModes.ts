import { useMemo } from 'react';
import {
  FailureMode,
  failureModesContract,
  meantMode,
  modeName,
  modeToStore,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';

/** The words for how things fail; while they are not there, what was written stands for itself. */
export function useFailureModes() {
  const { data } = useReliabilityQuery(
    failureModesContract.listFailureModes,
    {},
  );
  return useMemo(() => {
    const modes: readonly FailureMode[] = data?.items ?? [];
    return {
      modes,
      /** Whether the reader may change them. */
      editable: data?.editable ?? false,
      /** Those that are proposed. */
      current: modes.filter(({ retired }) => !retired),
      /** What a text is called. */
      nameOf: (text: string) => modeName(text, modes),
      /** Whether a text is a word of one of them; nobody can say while they are not there. */
      knows: (text: string) =>
        data === undefined || meantMode(text, modes) !== undefined,
      /** What is stored of a text; empty is empty. */
      toStore: (text: string) => modeToStore(text, modes),
    };
  }, [data]);
}
