import type { Operation } from '@afterword/plugin-reliability-common';
import type {
  CallInput,
  CallOptions,
  ReliabilityApi,
} from '@afterword/plugin-reliability-react';

/** What an operation was called with. */
export interface FakeCall {
  readonly operation: string;
  // The operations differ in what they take; a test knows which one it looks at.
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly version: number | undefined;
  readonly idempotencyKey: string | undefined;
}

/** Answers one operation, or throws what the back end would refuse with. */
export type FakeAnswer = (call: FakeCall) => unknown;

/**
 * A back end for tests: answers by the operation's name, and keeps what it was asked.
 *
 * @param answers - an operation that is not among them fails the test
 */
export function aReliabilityApi(
  answers: Readonly<Record<string, FakeAnswer>>,
): ReliabilityApi & { readonly calls: readonly FakeCall[] } {
  const calls: FakeCall[] = [];
  return {
    calls,
    async call<TOperation extends Operation>(
      operation: TOperation,
      input: CallInput<TOperation> = {},
      options: CallOptions = {},
    ) {
      const answer = answers[operation.id];
      if (!answer) throw new Error(`Nobody answers ${operation.id}`);
      const call: FakeCall = {
        operation: operation.id,
        params: { ...(input.params as Record<string, string> | undefined) },
        query: { ...(input.query as Record<string, unknown> | undefined) },
        body: { ...(input.body as Record<string, unknown> | undefined) },
        version: options.version,
        idempotencyKey: options.idempotencyKey,
      };
      calls.push(call);
      // What is sent over the wire is a copy.
      return structuredClone(await answer(call)) as never;
    },
    async download(operation, input = {}) {
      calls.push({
        operation: operation.id,
        params: { ...(input.params as Record<string, string> | undefined) },
        query: { ...(input.query as Record<string, unknown> | undefined) },
        body: {},
        version: undefined,
        idempotencyKey: undefined,
      });
      return new Blob(['']);
    },
    async *stream() {
      throw new Error('Nobody answers streams');
    },
  };
}
