import {
  ORGANISATION,
  ScopeMetrics,
} from '@afterword/plugin-reliability-common';

/**
 * Where the list of incidents shows those of a scope and a window that were counted.
 *
 * @param list - address of the list
 * @param filters - what else it is narrowed by, as its operation names it
 */
export function incidentsOf(
  list: string,
  { scope, window }: Pick<ScopeMetrics, 'scope' | 'window'>,
  filters: Readonly<Record<string, string>>,
): string {
  return `${list}?${new URLSearchParams({
    ...(scope !== ORGANISATION && { scope }),
    from: window.from,
    to: window.until,
    ...filters,
  })}`;
}
