/** What the words of generated incidents mean. */
const meanings: Readonly<Record<string, string>> = {
  'Retry storm': 'retry-storm',
  'retry amplification': 'retry-storm',
};

/** What is meant by a word for how something failed. */
export function naiveMode(failureMode: string): string {
  return meanings[failureMode] ?? failureMode;
}

/** Whether two failed in the same way; nobody said it of one is no way. */
export function failedAlike(
  one: { readonly failureMode: string | null },
  other: { readonly failureMode: string | null },
): boolean {
  return (
    one.failureMode !== null &&
    other.failureMode !== null &&
    naiveMode(one.failureMode) === naiveMode(other.failureMode)
  );
}
