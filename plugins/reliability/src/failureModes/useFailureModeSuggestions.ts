import { useFailureModes } from './useFailureModes';

/** What a filter by failure mode proposes: those that people share, and free texts of rows at hand. */
export function useFailureModeSuggestions(
  rows: readonly { readonly failureMode: string | null }[],
): string[] {
  const { current, toStore } = useFailureModes();
  const words = [
    ...current.map(({ id }) => id),
    ...rows.flatMap(({ failureMode }) =>
      failureMode === null ? [] : toStore(failureMode),
    ),
  ];
  return [...new Set(words)].sort();
}
