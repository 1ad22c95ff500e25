import {
  LearningApplication,
  learningsContract,
  Page,
} from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';

/** As many as a section shows. */
export const MOST_ASKS = 5;

/** What waits for the answer of a scope as far as anybody has said. */
export interface FoundAsks {
  /** Those that have waited longest, with how many there are; missing until they are there. */
  readonly page: Page<LearningApplication> | undefined;
  /** Whether nobody has to wait to learn how much room they take. */
  readonly isSettled: boolean;
}

/** Asks for the learnings that wait for the answer of an entity, or of what a team or a system contains. */
export function useEntityAsks(scope: string): FoundAsks {
  const { data, failureCount } = useReliabilityQuery(
    learningsContract.listLearningAsks,
    { query: { scope, limit: MOST_ASKS, count: 'true' } },
  );
  return { page: data, isSettled: data !== undefined || failureCount > 0 };
}
