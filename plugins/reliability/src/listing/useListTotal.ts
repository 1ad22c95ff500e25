import type { Operation } from '@afterword/plugin-reliability-common';
import {
  CallInput,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { listQueryOf } from './listQueryOf';
import type { ListState } from './useListState';

/**
 * How many rows the filters find. Asked apart from the rows, which do not wait
 * for the count.
 */
export function useListTotal(
  operation: Operation,
  { filters, sort }: Pick<ListState, 'filters' | 'sort'>,
): number | undefined {
  const query = listQueryOf(
    operation,
    { filters, sort, cursor: undefined },
    { limit: 1, count: 'true' },
  );
  // Every list answers a page; which rows it has plays no part here.
  const input = { query } as CallInput<Operation>;
  const { data } = useReliabilityQuery(operation, input, { asksAnew: true });
  return totalOf(data);
}

function totalOf(answer: unknown): number | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  if (!('page' in answer) || typeof answer.page !== 'object') return undefined;
  const { page } = answer;
  return page && 'total' in page && typeof page.total === 'number'
    ? page.total
    : undefined;
}
