/** Where something can be mended on the page: what a gate calls `where`. */
export function anchorId(where: string): string {
  return `postmortem-${where}`;
}

/**
 * Goes to a place on the page: scrolls there and puts the keyboard on what can be used first.
 *
 * @returns whether there is such a place
 */
export function jumpTo(where: string): boolean {
  const place = document.getElementById(anchorId(where));
  if (!place) return false;
  const still = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
  place.scrollIntoView?.({
    behavior: still ? 'auto' : 'smooth',
    block: 'start',
  });
  const first =
    place.querySelector<HTMLElement>('[data-jump-focus]') ??
    place.querySelector<HTMLElement>('button, input, textarea, a[href]') ??
    place;
  const target = first.matches('button, input, textarea, a[href], [tabindex]')
    ? first
    : first.querySelector<HTMLElement>('button, input, textarea') ?? first;
  target.focus({ preventScroll: true });
  return true;
}
