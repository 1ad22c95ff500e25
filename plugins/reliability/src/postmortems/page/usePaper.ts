import { RefObject, useEffect } from 'react';

const MODE = 'data-theme-mode';

/** Gives a part of the page the light scheme while it is printed: paper is white, whatever the screen is. */
export function usePaper(part: RefObject<HTMLElement>): void {
  useEffect(() => {
    const print = window.matchMedia?.('print');
    const toPaper = () => part.current?.setAttribute(MODE, 'light');
    const toScreen = () => part.current?.removeAttribute(MODE);
    const follow = (change: { readonly matches: boolean }) =>
      change.matches ? toPaper() : toScreen();
    // Browsers differ in which of the two comes first, and some know one only.
    window.addEventListener('beforeprint', toPaper);
    window.addEventListener('afterprint', toScreen);
    print?.addEventListener?.('change', follow);
    return () => {
      window.removeEventListener('beforeprint', toPaper);
      window.removeEventListener('afterprint', toScreen);
      print?.removeEventListener?.('change', follow);
      toScreen();
    };
  }, [part]);
}
