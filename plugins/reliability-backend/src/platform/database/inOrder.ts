/** Ids as rows are locked by them, so that two who hold several never wait for each other: each once, ascending; those that are missing left out. */
export function inOrder(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids.flatMap(id => id ?? []))].sort((a, b) => a - b);
}
