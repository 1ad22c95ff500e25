import { RefObject, useEffect, useRef, useState } from 'react';
import type { Notice } from './useNotice';

/** What asks nothing of the reader has been read by then; milliseconds. */
const READ_AFTER = 10_000;

/**
 * When a notice ends: at the Escape key, wherever the keyboard is, and in time where there is nothing to do about it, unless somebody is at
 * it. The keyboard goes back to where it was before it came to the notice.
 *
 * @param place - of the notice and its buttons
 * @returns handlers of the place
 */
export function useNoticeEnd(
  place: RefObject<HTMLElement>,
  notice: (Notice & { readonly number: number }) | undefined,
  dismiss: () => void,
) {
  const [isHeld, setHeld] = useState(false);
  const cameFrom = useRef<Element | null>(null);
  const number = notice?.number;
  const waits = Boolean(notice?.undo ?? notice?.wayOn ?? notice?.isFailure);

  const end = () => {
    const back = cameFrom.current;
    const hadKeyboard = place.current?.contains(document.activeElement);
    dismiss();
    setHeld(false);
    if (hadKeyboard && back instanceof HTMLElement && back.isConnected) {
      back.focus({ preventScroll: true });
    }
  };
  const latestEnd = useRef(end);
  latestEnd.current = end;

  useEffect(() => {
    if (number === undefined) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) {
        latestEnd.current();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [number]);

  useEffect(() => {
    if (number === undefined || waits || isHeld) return undefined;
    const timer = window.setTimeout(() => latestEnd.current(), READ_AFTER);
    return () => window.clearTimeout(timer);
  }, [number, waits, isHeld]);

  return {
    end,
    hold: {
      onPointerEnter: () => setHeld(true),
      onPointerLeave: () => setHeld(false),
      onFocus: ({
        relatedTarget,
      }: {
        readonly relatedTarget: Element | null;
      }) => {
        if (!place.current?.contains(relatedTarget)) {
          cameFrom.current = relatedTarget;
        }
        setHeld(true);
      },
      onBlur: () => setHeld(false),
    },
  };
}
