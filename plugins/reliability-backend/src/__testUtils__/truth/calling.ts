import { metricsContract } from '@afterword/plugin-reliability-common';
import { Conditional } from '../../platform/http/Conditional';
import { Handled } from '../../platform/http/ContractRouter';
import { RequestContext } from '../../platform/http/RequestContext';

/** What a handler is given; those that are called here stream nothing. */
export function handled<TParams, TQuery, TBody>(
  context: RequestContext,
  params: TParams,
  query: TQuery,
  body: TBody,
) {
  const nothing = {} as unknown as Pick<
    Handled<typeof metricsContract.getMetrics>,
    'req' | 'res'
  >;
  return { context, params, query, body, ...nothing };
}

/** What a handler answered, whatever the caller has of it. */
export async function bodyOf<T extends object>(
  answer: T | Conditional<T> | void,
): Promise<T> {
  if (answer instanceof Conditional) return answer.make();
  if (!answer) throw new Error('there was no answer');
  return answer;
}
