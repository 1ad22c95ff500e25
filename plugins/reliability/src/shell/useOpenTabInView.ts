import { RefObject, useEffect } from 'react';

/**
 * Keeps the portal's tab of the page that is open in view, in a row of tabs that is wider than the screen. Only the row scrolls: the page stays where
 * it is.
 *
 * @param page - what stands below the tabs; rows of tabs within it are its own
 */
export function useOpenTabInView(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const row = tabsOutside(page.current);
    if (!row) return undefined;
    const show = () => {
      const tab = row.querySelector('[role="tab"][aria-selected="true"]');
      if (tab) scrollAcross(tab);
    };
    show();
    // The portal may mark the tab after the page is there.
    const marks = new MutationObserver(show);
    marks.observe(row, { subtree: true, attributeFilter: ['aria-selected'] });
    return () => marks.disconnect();
  }, [page]);
}

/** The portal's tabs lead to pages, so they are links. */
function tabsOutside(page: HTMLElement | null): Element | undefined {
  return [...document.querySelectorAll('[role="tablist"]')].find(
    row => !page?.contains(row) && row.querySelector('[role="tab"][href]'),
  );
}

/** Puts a tab that is cut off into the middle of the row that scrolls, so that its neighbours can be seen. */
function scrollAcross(tab: Element): void {
  const row = scrollingRowOf(tab);
  if (!row) return;
  const at = tab.getBoundingClientRect();
  const seen = row.getBoundingClientRect();
  if (at.left >= seen.left && at.right <= seen.right) return;
  row.scrollLeft += (at.left + at.right - seen.left - seen.right) / 2;
}

function scrollingRowOf(tab: Element): Element | null {
  let row = tab.parentElement;
  while (row && !['auto', 'scroll'].includes(getComputedStyle(row).overflowX)) {
    row = row.parentElement;
  }
  return row;
}
