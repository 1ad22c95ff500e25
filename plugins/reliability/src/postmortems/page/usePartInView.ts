import { useEffect, useState } from 'react';

// A part is being read when its head is in the upper third of the window, or above it.
const READING = 1 / 3;

/**
 * Which of the parts the reader has in front of them.
 *
 * @param ids - of the elements, in document order; the same array at every render
 */
export function usePartInView(ids: readonly string[]): string | undefined {
  const [inView, setInView] = useState<string>();
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      const line = window.innerHeight * READING;
      const begun = ids.filter(id => {
        const top = document.getElementById(id)?.getBoundingClientRect().top;
        return top !== undefined && top <= line;
      });
      setInView(begun.at(-1) ?? ids[0]);
    };
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    look();
    // Whatever scrolls: the portal may put pages into a scroller of its own.
    window.addEventListener('scroll', onScroll, {
      capture: true,
      passive: true,
    });
    return () => {
      window.removeEventListener('scroll', onScroll, { capture: true });
      cancelAnimationFrame(frame);
    };
  }, [ids]);
  return inView;
}
