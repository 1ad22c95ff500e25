import { RefObject, useEffect } from 'react';
import { followPaper } from '../../shell/followPaper';

const MODE = 'data-theme-mode';

/** Gives a part of the page the light scheme while it is printed: paper is white, whatever the screen is. */
export function usePaper(part: RefObject<HTMLElement>): void {
  useEffect(() => {
    const toScreen = () => part.current?.removeAttribute(MODE);
    const leave = followPaper({
      toPaper: () => part.current?.setAttribute(MODE, 'light'),
      toScreen,
    });
    return () => {
      leave();
      toScreen();
    };
  }, [part]);
}
