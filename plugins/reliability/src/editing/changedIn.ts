/** Whether a field says the same in both. */
export function isSameIn<TInput extends object>(
  field: keyof TInput,
  one: TInput,
  other: TInput,
): boolean {
  return JSON.stringify(one[field]) === JSON.stringify(other[field]);
}

/** The fields that were changed, and to what. */
export function changedIn<TInput extends object>(
  before: TInput,
  after: TInput,
): Partial<TInput> {
  const changed: Partial<TInput> = {};
  for (const field of Object.keys(after) as (keyof TInput)[]) {
    if (!isSameIn(field, before, after)) changed[field] = after[field];
  }
  return changed;
}
