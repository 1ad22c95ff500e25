import { KeyboardEvent, useState } from 'react';

/** How far a page key goes. */
const PAGE = 10;

/** A place among points that arrow keys and the pointer move. */
export interface Cursor {
  /** Where the cursor stands, or would. */
  readonly index: number;
  /** Whether it shows. */
  readonly isShown: boolean;
  readonly goTo: (index: number) => void;
  readonly show: () => void;
  readonly hide: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * A cursor along so many points, at the last one at first. Arrow keys, page keys, Home and End move it; Esc hides it.
 */
export function useCursor(count: number): Cursor {
  const [place, setPlace] = useState<number>();
  const [isShown, setShown] = useState(false);
  const index = Math.min(place ?? count - 1, count - 1);

  const goTo = (next: number) => {
    setPlace(Math.min(Math.max(next, 0), count - 1));
    setShown(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isShown) {
      // What lies around the chart stays open.
      event.stopPropagation();
      setShown(false);
      return;
    }
    const next = stepOf(event.key, index, count);
    if (next === undefined) return;
    event.preventDefault();
    goTo(next);
  };
  return {
    index,
    isShown,
    goTo,
    show: () => setShown(true),
    hide: () => setShown(false),
    onKeyDown,
  };
}

/** Where a key leads among so many; nothing when it is none of ours. */
export function stepOf(
  key: string,
  from: number,
  count: number,
): number | undefined {
  const to = (next: number) => Math.min(Math.max(next, 0), count - 1);
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return to(from - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return to(from + 1);
    case 'PageDown':
      return to(from - PAGE);
    case 'PageUp':
      return to(from + PAGE);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
