import { RefCallback, useEffect, useState } from 'react';
import { followPaper } from '../../shell/followPaper';

/** Half as far beyond what is seen as that is large; by the page's own scroll area too, where a browser can. */
const near = {
  rootMargin: '50% 0px',
  scrollMargin: '50% 0px',
} as IntersectionObserverInit;

/**
 * Whether an element was ever in view or near it, so that what is only shown there need not be asked for before. On paper, and where a
 * browser cannot tell, everything is.
 *
 * @returns what to hang on the element, and whether it was
 */
export function useCameNear(): [RefCallback<HTMLElement>, boolean] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [cameNear, setCameNear] = useState(
    () => typeof IntersectionObserver === 'undefined',
  );
  // Who prints before there is an element to come near to is not to print twice more.
  useEffect(() => {
    if (cameNear) return undefined;
    return followPaper({ toPaper: () => setCameNear(true) });
  }, [cameNear]);
  useEffect(() => {
    if (!element || cameNear) return undefined;
    const observer = new IntersectionObserver(sights => {
      if (sights.some(({ isIntersecting }) => isIntersecting)) {
        setCameNear(true);
      }
    }, near);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, cameNear]);
  return [setElement, cameNear];
}
