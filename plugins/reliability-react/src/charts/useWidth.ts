import { RefCallback, useLayoutEffect, useState } from 'react';

/** What a chart takes its width for where nothing is laid out, as in a test. */
const UNKNOWN_WIDTH = 640;

/**
 * The width that an element has, in whole pixels, followed from then on, also when another element takes its place.
 *
 * @returns what to hang on the element, and its width: 0 in the first pass, which is never painted, so that nothing is drawn twice
 */
export function useWidth<TElement extends HTMLElement>(): [
  RefCallback<TElement>,
  number,
] {
  const [element, setElement] = useState<TElement | null>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!element) return undefined;
    const measure = () => {
      const measured = Math.floor(element.getBoundingClientRect().width);
      // Hidden for a moment, as in a tab that is not open: the last width holds.
      setWidth(last => measured || last || UNKNOWN_WIDTH);
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, width];
}
