import { fromKey, HistoryEntry } from '@afterword/plugin-reliability-common';

/** The numbers in the keys that some entries name as what one field was and is. */
export function namedIn(
  entries: readonly HistoryEntry[],
  field: string,
): number[] {
  return entries.flatMap(({ changes }) => idsIn(changes[field]));
}

/**
 * Leaves out what a reader may not see of what is named.
 *
 * @param seen - by the fields that name something, the numbers of what the reader may see
 */
export function withoutHidden(
  entries: readonly HistoryEntry[],
  seen: Readonly<Record<string, { has(id: number): boolean }>>,
): HistoryEntry[] {
  return entries.map(entry => ({
    ...entry,
    changes: Object.fromEntries(
      Object.entries(entry.changes).filter(
        ([field, change]) =>
          !Object.hasOwn(seen, field) ||
          idsIn(change).every(id => seen[field].has(id)),
      ),
    ),
  }));
}

function idsIn(change: unknown): number[] {
  return Array.isArray(change)
    ? change.flatMap(key => (typeof key === 'string' ? fromKey(key) : []))
    : [];
}
