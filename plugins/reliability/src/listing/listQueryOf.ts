import type {
  Operation,
  OperationInput,
} from '@afterword/plugin-reliability-common';
import type { ListState } from './useListState';

/** The part of a list's state that its operation is asked with. */
export type AskedState = Pick<ListState, 'filters' | 'sort' | 'cursor'>;

/**
 * What to ask an operation for, from the state of its list. What the address
 * says and the operation does not take is left out: a mistyped address shows a
 * list and not an error.
 *
 * @param fixed - what the page asks for whatever the reader chooses
 */
export function listQueryOf<TOperation extends Operation>(
  operation: TOperation,
  { filters, sort, cursor }: AskedState,
  fixed: Readonly<Record<string, unknown>> = {},
): OperationInput<TOperation>['query'] {
  const asked: Record<string, unknown> = {
    ...Object.fromEntries(
      Object.entries(filters).map(([name, values]) => [
        name,
        values.length === 1 ? values[0] : values,
      ]),
    ),
    sort,
    ...(cursor === undefined ? {} : { cursor }),
    ...fixed,
  };
  const result = operation.query.safeParse(asked);
  if (!result.success) {
    for (const { path, code, ...issue } of result.error.issues) {
      if (path[0] !== undefined) delete asked[String(path[0])];
      else if (code === 'unrecognized_keys' && 'keys' in issue) {
        for (const key of issue.keys) delete asked[key];
      }
    }
  }
  // Each of these was accepted by the contract just now, or is gone.
  return asked as OperationInput<TOperation>['query'];
}
