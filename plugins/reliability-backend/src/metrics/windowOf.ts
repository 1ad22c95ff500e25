import {
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
  throw new FieldError(
    resolved.problems.map(({ field, problem }) => ({
      field: `query.${field}`,
      problem,
    })),
  );
}
