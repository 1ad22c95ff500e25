import type { ListState } from '../listing/useListState';

/** The filters of a year in UTC. */
export function filtersOfYear(year: string | undefined) {
  if (year === undefined) return { from: [], to: [] };
  return {
    from: [`${year}-01-01T00:00:00Z`],
    to: [`${Number(year) + 1}-01-01T00:00:00Z`],
  };
}

/** The year in UTC that filters say, where it is one. */
export function yearOf({ from, to }: ListState['filters']): string | undefined {
  const year = /^(\d{4})-01-01T00:00:00Z$/.exec(from?.[0] ?? '')?.[1];
  return year !== undefined && filtersOfYear(year).to[0] === to?.[0]
    ? year
    : undefined;
}
