import {
  FieldProblem,
  MetricsWindow,
  resolveWindow,
  WindowQuery,
} from '@afterword/plugin-reliability-common';
import { FieldError } from '../platform/http/httpErrors';

/**
 * The window that a query asks for.
 *
 * @throws FieldError for one that is not over, or has not begun
 */
export function windowOf(query: WindowQuery, now: number): MetricsWindow {
  const resolved = resolveWindow(query, now);
  if ('window' in resolved) return resolved.window;
  throw inQuery(resolved.problems);
}

/**
 * Goes on where nothing is wrong with a query.
 *
 * @throws FieldError where something is
 */
export function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw inQuery(problems);
}

function inQuery(problems: readonly FieldProblem[]): FieldError {
  return new FieldError(
    problems.map(({ field, problem }) => ({
      field: `query.${field}`,
      problem,
    })),
  );
}
