import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';

/** What an address asks for a window by. */
export const windowNames = ['window', 'from', 'until'] as const;

/** With the address that is left of one that asked for a window that cannot be. */
const refused = { isWindowRefused: true };

/**
 * Takes a window that cannot be out of the address, so that nobody sends it on.
 *
 * @param isRefused - whether the present address asks for such a window
 * @returns whether there was one, until the reader chooses something
 */
export function useWindowRefused(isRefused: boolean): boolean {
  const [params, setParams] = useSearchParams();
  const state: unknown = useLocation().state;
  useEffect(() => {
    if (!isRefused) return;
    const next = new URLSearchParams(params);
    for (const name of windowNames) next.delete(name);
    setParams(next, { replace: true, state: refused });
  }, [isRefused, params, setParams]);
  return (
    isRefused ||
    (typeof state === 'object' && state !== null && 'isWindowRefused' in state)
  );
}
