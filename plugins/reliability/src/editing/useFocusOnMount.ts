import { RefObject, useEffect } from 'react';

/**
 * Puts the keyboard on something that has just appeared, once it is drawn.
 *
 * @param isWanted - false leaves the keyboard where it is
 */
export function useFocusOnMount(
  target: RefObject<HTMLElement>,
  isWanted = true,
): void {
  useEffect(() => {
    if (!isWanted) return undefined;
    const frame = requestAnimationFrame(() => target.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [target, isWanted]);
}
