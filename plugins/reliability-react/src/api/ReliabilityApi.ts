import type {
  Operation,
  OperationInput,
  OperationResponse,
} from '@afterword/plugin-reliability-common';
import { createApiRef } from '@backstage/core-plugin-api';

/** What a call may carry besides its params, query and body. @public */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** The version that a write is based on; sent as `If-Match`. */
  readonly version?: number;
  /** Makes a repeated creation answer the first one. */
  readonly idempotencyKey?: string;
}

/** Input of an operation; parts that have no required field can be left out. @public */
export type CallInput<TOperation extends Operation> = Partial<
  OperationInput<TOperation>
>;

/** Talks to the back end, one typed call for each operation of the contracts. @public */
export interface ReliabilityApi {
  /**
   * Calls a JSON operation.
   *
   * @throws ReliabilityError for every answer that is not a success
   */
  call<TOperation extends Operation>(
    operation: TOperation,
    input?: CallInput<TOperation>,
    options?: CallOptions,
  ): Promise<OperationResponse<TOperation>>;

  /** Fetches an export, whole. */
  download(
    operation: Operation,
    input?: CallInput<Operation>,
    options?: CallOptions,
  ): Promise<Blob>;

  /** Sends NDJSON and yields the lines of the answer as they arrive. */
  stream<TOperation extends Operation>(
    operation: TOperation,
    input: CallInput<TOperation>,
    lines: Blob,
    options?: CallOptions,
  ): AsyncIterable<OperationResponse<TOperation>>;
}

/** Where front ends get the {@link ReliabilityApi}. @public */
export const reliabilityApiRef = createApiRef<ReliabilityApi>({
  id: 'plugin.reliability.api',
});
