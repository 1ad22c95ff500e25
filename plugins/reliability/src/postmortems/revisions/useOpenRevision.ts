import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

const REVISION = 'revision';

/** The address that opens a revision on the page of its postmortem. */
export function revisionAddress(number: number): string {
  return `?${new URLSearchParams({ [REVISION]: String(number) })}`;
}

/**
 * The revision that the address names, so that a link leads to it and Back leads away from it.
 *
 * @returns its number, and what closes it
 */
export function useOpenRevision(): readonly [number | undefined, () => void] {
  const [params, setParams] = useSearchParams();
  const number = Number(params.get(REVISION));
  const close = useCallback(
    () =>
      setParams(now => {
        const next = new URLSearchParams(now);
        next.delete(REVISION);
        return next;
      }),
    [setParams],
  );
  return [Number.isInteger(number) && number > 0 ? number : undefined, close];
}
