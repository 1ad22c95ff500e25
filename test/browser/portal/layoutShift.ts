import type { Page } from '@playwright/test';

/** The part of the Layout Instability API that the types of the DOM leave out. */
interface ShiftEntry extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

/** How much a page moved by itself. */
export interface LayoutShift {
  /** All shifts together: at least what the web vital counts, which takes the worst five seconds. */
  readonly sum: number;
  /** What moved, and by how much, for whoever has to mend it. */
  readonly moved: readonly string[];
}

/** The clock of the page, as {@link layoutShiftSince} reads it. */
export function pageClock(page: Page): Promise<number> {
  return page.evaluate(() => performance.now());
}

/** What moved on a page since a moment, but for what its reader moved. */
export async function layoutShiftSince(
  page: Page,
  since: number,
): Promise<LayoutShift> {
  return page.evaluate(async from => {
    const entries: ShiftEntry[] = [];
    const observer = new PerformanceObserver(list =>
      entries.push(...(list.getEntries() as ShiftEntry[])),
    );
    observer.observe({ type: 'layout-shift', buffered: true });
    // What was buffered is told a task later.
    await new Promise(resolve => setTimeout(resolve, 100));
    observer.disconnect();
    const shifts = entries.filter(
      ({ hadRecentInput, startTime }) => !hadRecentInput && startTime > from,
    );
    return {
      sum: shifts.reduce((sum, { value }) => sum + value, 0),
      moved: shifts.map(
        ({ value, sources }) =>
          `${value.toFixed(4)}: ${sources
            .map(({ node }) => node?.textContent?.slice(0, 40) ?? 'what left')
            .join(' | ')}`,
      ),
    };
  }, since);
}
