import type {
  Operation,
  OperationResponse,
} from '@afterword/plugin-reliability-common';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { PolicyDecision } from '@backstage/plugin-permission-common';
import { z } from 'zod';
import { Conditional } from './Conditional';
import type { ContractRouterOptions, Handled, Handler } from './ContractRouter';
import { parseIdempotencyKey } from './RequestContext';
import { parseBody, parsePart } from './validate';

/** What an operation is called with, as its contract reads it. */
export interface Call<TOperation extends Operation> {
  readonly params?: z.input<TOperation['params']>;
  readonly query?: z.input<TOperation['query']>;
  readonly body?: z.input<TOperation['body']>;
  readonly idempotencyKey?: string;
  /** What was decided already of what it would ask the policy, by the names of permissions. */
  readonly decided?: ReadonlyMap<string, PolicyDecision>;
}

/** Calls operations that answer JSON from within the back end, for whoever's credentials are given: what holds for HTTP holds here. */
export class OperationCalls {
  constructor(
    private readonly options: Pick<
      ContractRouterOptions,
      'principals' | 'turns'
    >,
  ) {}

  /** @throws FieldError where the contract does not take what it is called with */
  async call<TOperation extends Operation>(
    operation: TOperation,
    handler: Handler<TOperation>,
    credentials: BackstageCredentials,
    call: Call<TOperation>,
  ): Promise<OperationResponse<TOperation>> {
    const { principals, turns } = this.options;
    const { params = {}, query = {}, body, decided } = call;
    const idempotencyKey = operation.idempotent
      ? parseIdempotencyKey(call.idempotencyKey)
      : undefined;
    const reads = operation.method === 'get';
    const asked = {
      params: parsePart(operation.params, 'params', params),
      query: parsePart(operation.query, 'query', query),
      body:
        operation.bodyType === 'json'
          ? parseBody(operation.body, body)
          : undefined,
    };
    const answerTo = async (
      principal: Awaited<ReturnType<typeof principals.resolve>>,
    ) => {
      const context = {
        principal,
        reads,
        credentials,
        idempotencyKey,
        ...(decided && { decided: new Map(decided) }),
      };
      // Only what streams looks at the request, and at the response.
      const answer = await handler({
        ...asked,
        context,
      } as Handled<TOperation>);
      return answer instanceof Conditional ? answer.make() : answer;
    };
    const answer = reads
      ? await turns.reading(() => principals.answering(credentials, answerTo))
      : await answerTo(await principals.resolve(credentials));
    return answer as OperationResponse<TOperation>;
  }
}
