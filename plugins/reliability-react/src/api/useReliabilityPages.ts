import type {
  Operation,
  OperationResponse,
  Page,
} from '@afterword/plugin-reliability-common';
import { useApi } from '@backstage/core-plugin-api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { CallInput, reliabilityApiRef } from './ReliabilityApi';

/** What a page of a list holds. @public */
export type ItemOf<TOperation extends Operation> =
  OperationResponse<TOperation> extends Page<infer TItem> ? TItem : never;

/** A list as far as it has been read. @public */
export interface ReliabilityPages<TItem> {
  /** Missing until the first page is there. */
  readonly items: readonly TItem[] | undefined;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly error: Error | null;
  /** Reads the next page. */
  readonly loadMore: () => void;
  /** Reads every page that is there once more; answers the items. */
  readonly refetch: () => Promise<readonly TItem[] | undefined>;
}

/**
 * Reads a list page after page, to its end, and keeps what it has. Whenever it is shown anew, it is asked for anew.
 *
 * @param limits - how many the first page holds, and how many each that follows
 * @public
 */
export function useReliabilityPages<TOperation extends Operation>(
  operation: TOperation,
  input: CallInput<TOperation>,
  limits: { readonly first: number; readonly next: number },
): ReliabilityPages<ItemOf<TOperation>> {
  const api = useApi(reliabilityApiRef);
  const query = useInfiniteQuery({
    queryKey: [operation.id, input, 'pages', limits],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: cursor, signal }) => {
      const limit = cursor === undefined ? limits.first : limits.next;
      const page = { limit, ...(cursor !== undefined && { cursor }) };
      const answer = await api.call(
        operation,
        { ...input, query: { ...Object(input.query), ...page } },
        { signal },
      );
      // Whatever has a cursor answers pages; `ItemOf` is never for what does not.
      return answer as Page<ItemOf<TOperation>>;
    },
    getNextPageParam: ({ page }) => page.next,
    staleTime: 0,
  });
  const { data, error, hasNextPage, isFetchingNextPage } = query;
  return {
    items: data?.pages.flatMap(({ items }) => items),
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    error,
    loadMore: () => {
      query.fetchNextPage();
    },
    refetch: async () =>
      (await query.refetch()).data?.pages.flatMap(({ items }) => items),
  };
}
