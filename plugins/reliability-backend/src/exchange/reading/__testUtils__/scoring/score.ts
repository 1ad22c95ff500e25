import type {
  DocumentReading,
  ReadingRemark,
} from '@afterword/plugin-reliability-common';

/** Hits out of labels, and everything that was neither right nor in doubt, in words. */
export interface Score {
  readonly hits: number;
  readonly of: number;
  readonly misses: readonly string[];
  /** Read although no label has it. */
  readonly inventions: readonly string[];
}

/** A score of so many labels, of which these were missed. */
export function score(
  of: number,
  misses: readonly string[],
  inventions: readonly string[] = [],
): Score {
  return { hits: of - misses.length, of, misses, inventions };
}

/** What the reading says that it recognised as `what`, in the order of its records. */
export function remarked(
  reading: DocumentReading,
  what: string,
): ReadingRemark[] {
  return reading.recognised.filter(remark => remark.what === what);
}
