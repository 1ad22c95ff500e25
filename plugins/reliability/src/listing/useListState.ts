import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What a list keeps in the address. */
export interface ListSpec {
  /** Names of its filters, which are the query parameters of its operation. */
  readonly filters: readonly string[];
  /** The orders of its operation. */
  readonly sorts: readonly string[];
  /** The order when the address names none of them. */
  readonly defaultSort: string;
}

/** How a list stands, read from the address, and the ways to change it. */
export interface ListState {
  /** Values of the filters that are set. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly isFiltered: boolean;
  /** The order in force. */
  readonly sort: string;
  /** All orders that can be. */
  readonly sorts: readonly string[];
  /** Where the page starts; `undefined` on the first. */
  readonly cursor: string | undefined;
  /** Sets filters, or with no values takes them away; back to the first page. */
  change(
    changes: Readonly<Record<string, readonly string[]>>,
    options?: {
      /** Takes the place of the present address, so that Back does not go through every letter. */
      readonly typing?: boolean;
    },
  ): void;
  clearFilters(): void;
  setSort(sort: string): void;
  goNext(cursor: string): void;
  goPrevious(): void;
  goFirst(): void;
}

const SORT = 'sort';
const CURSOR = 'after';

// An address stays short enough to be sent to a colleague; from the oldest page kept, Previous leads to the first.
const MOST_CURSORS = 20;

/**
 * Keeps filters, order and page of a list in the address: they survive a
 * reload, can be shared, and Back takes the last change back.
 */
export function useListState({
  filters: names,
  sorts,
  defaultSort,
}: ListSpec): ListState {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const namesText = names.join(' ');

  const filters = useMemo(() => {
    const asked = new URLSearchParams(text);
    return Object.fromEntries(
      namesText
        .split(' ')
        .map(name => [name, asked.getAll(name).filter(Boolean)] as const)
        .filter(([, values]) => values.length > 0),
    );
  }, [text, namesText]);

  const cursors = params.getAll(CURSOR);
  const askedSort = params.get(SORT) ?? defaultSort;

  const edit = useCallback(
    (
      change: (next: URLSearchParams) => void,
      options?: { readonly replace?: boolean },
    ) => {
      const next = new URLSearchParams(text);
      change(next);
      if (next.toString() !== text) setParams(next, options);
    },
    [text, setParams],
  );

  return {
    filters,
    isFiltered: Object.keys(filters).length > 0,
    // An operation would put its own order in place of one that it does not know, and no header would say so.
    sort: sorts.includes(askedSort) ? askedSort : defaultSort,
    sorts,
    cursor: cursors[cursors.length - 1],
    change(changes, options) {
      edit(
        next => {
          next.delete(CURSOR);
          for (const [name, values] of Object.entries(changes)) {
            next.delete(name);
            for (const value of values) if (value) next.append(name, value);
          }
        },
        { replace: options?.typing },
      );
    },
    clearFilters() {
      edit(next => {
        for (const name of [...names, CURSOR]) next.delete(name);
      });
    },
    setSort(sort) {
      edit(next => {
        next.delete(CURSOR);
        if (sort === defaultSort) next.delete(SORT);
        else next.set(SORT, sort);
      });
    },
    goNext(cursor) {
      edit(next => putCursors(next, [...cursors, cursor]));
    },
    goPrevious() {
      edit(next => putCursors(next, cursors.slice(0, -1)));
    },
    goFirst() {
      edit(next => putCursors(next, []));
    },
  };
}

function putCursors(params: URLSearchParams, cursors: readonly string[]) {
  params.delete(CURSOR);
  for (const cursor of cursors.slice(-MOST_CURSORS)) {
    params.append(CURSOR, cursor);
  }
}
