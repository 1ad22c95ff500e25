import { useState } from 'react';

/**
 * Keys of rows that have none of their own, so that a row that is taken out
 * takes its open fields with it, and not those of the next.
 */
export function useRowKeys(count: number): {
  readonly all: readonly number[];
  remove(index: number): void;
} {
  const [removed, setRemoved] = useState<readonly number[]>([]);
  const all: number[] = [];
  for (let key = 0; all.length < count; key += 1) {
    if (!removed.includes(key)) all.push(key);
  }
  return {
    all,
    remove: index => setRemoved(keys => [...keys, all[index]]),
  };
}
