import type {
  Operation,
  OperationResponse,
} from '@afterword/plugin-reliability-common';
import { useApi } from '@backstage/core-plugin-api';
import {
  keepPreviousData,
  useMutation,
  UseMutationResult,
  useQueries,
  useQuery,
  useQueryClient,
  UseQueryResult,
} from '@tanstack/react-query';
import { CallInput, CallOptions, reliabilityApiRef } from './ReliabilityApi';

/** What a write is called with. @public */
export type WriteCall<TOperation extends Operation> = CallInput<TOperation> &
  Pick<CallOptions, 'version' | 'idempotencyKey'>;

/**
 * Reads an operation and keeps the answer: the same input is asked once. While another page of a list loads, the last one stays.
 *
 * @public
 */
export function useReliabilityQuery<TOperation extends Operation>(
  operation: TOperation,
  input: CallInput<TOperation> = {},
  options: {
    readonly enabled?: boolean;
    readonly keepPrevious?: boolean;
    /** Whether it is asked for again whenever it is shown anew, as what others may have changed a moment ago; what is kept is shown until then. */
    readonly asksAnew?: boolean;
    readonly refetchInterval?: number;
    /** The version of what the answer is made from, where that is known: it is asked again once that has moved. */
    readonly madeFrom?: number;
  } = {},
): UseQueryResult<OperationResponse<TOperation>, Error> {
  const api = useApi(reliabilityApiRef);
  const { madeFrom } = options;
  return useQuery<OperationResponse<TOperation>, Error>({
    queryKey: [
      operation.id,
      input,
      ...(madeFrom === undefined ? [] : [madeFrom]),
    ],
    queryFn: ({ signal }) => api.call(operation, input, { signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchInterval,
    ...(options.asksAnew ? { staleTime: 0 } : {}),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

/**
 * Reads an operation several times over, each answer kept as {@link useReliabilityQuery} keeps it.
 *
 * @returns the answers in the order of the inputs; `undefined` where there is none yet, null where there will be none
 * @public
 */
export function useReliabilityQueries<TOperation extends Operation>(
  operation: TOperation,
  inputs: readonly CallInput<TOperation>[],
): readonly (OperationResponse<TOperation> | null | undefined)[] {
  const api = useApi(reliabilityApiRef);
  return useQueries({
    queries: inputs.map(input => ({
      queryKey: [operation.id, input],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        api.call(operation, input, { signal }),
    })),
  }).map(({ data, isError }) => data ?? (isError ? null : undefined));
}

/**
 * Writes through an operation; afterwards everything that was read is stale and what is on the page is read again, but for what the write
 * surely left as it is.
 *
 * @public
 */
export function useReliabilityWrite<TOperation extends Operation>(
  operation: TOperation,
  options: {
    /** Called when it is written, before anything is read again. */
    readonly onWritten?: () => void;
    /** What reads nothing that is written here, or is asked again by the version that it is made from; named where it is slow to make. */
    readonly leaves?: readonly Operation[];
  } = {},
): UseMutationResult<
  OperationResponse<TOperation>,
  Error,
  WriteCall<TOperation>
> {
  const api = useApi(reliabilityApiRef);
  const cache = useQueryClient();
  const left: readonly unknown[] = (options.leaves ?? []).map(({ id }) => id);
  return useMutation<
    OperationResponse<TOperation>,
    Error,
    WriteCall<TOperation>
  >({
    mutationFn: ({ version, idempotencyKey, ...input }) =>
      api.call(operation, input as CallInput<TOperation>, {
        version,
        idempotencyKey,
      }),
    onSuccess: () => options.onWritten?.(),
    onSettled: () =>
      cache.invalidateQueries({
        predicate: ({ queryKey: [id] }) => !left.includes(id),
      }),
  });
}

/**
 * Forgets what was read by an operation, because it is no more: no page shows it from memory.
 *
 * @public
 */
export function useReliabilityForget<TOperation extends Operation>(
  operation: TOperation,
): (input: CallInput<TOperation>) => void {
  const cache = useQueryClient();
  return input => cache.removeQueries({ queryKey: [operation.id, input] });
}
