import type { ReviewSeriesInput } from '@afterword/plugin-reliability-common';

const fields = [
  'title',
  'scope',
  'rhythm',
  'length',
  'pool',
  'participants',
] as const;

/** A field of a series; its rhythm is one. */
export type SeriesField = (typeof fields)[number];

/** Whether a field says the same in both. */
export function isSameIn(
  field: SeriesField,
  one: ReviewSeriesInput,
  other: ReviewSeriesInput,
): boolean {
  return JSON.stringify(one[field]) === JSON.stringify(other[field]);
}

/** The fields of a series that were changed, and to what. */
export function changedOf(
  before: ReviewSeriesInput,
  after: ReviewSeriesInput,
): Partial<ReviewSeriesInput> {
  return Object.fromEntries(
    fields
      .filter(field => !isSameIn(field, before, after))
      .map(field => [field, after[field]]),
  );
}
