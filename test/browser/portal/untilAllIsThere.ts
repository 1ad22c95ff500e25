import { expect, Page } from '@playwright/test';

/** Waits while something loads, comes or goes, or a colour is on its way to another: a page in between is nobody's. */
export async function untilAllIsThere(page: Page): Promise<void> {
  await expect(
    page.locator('[aria-busy="true"], [data-entering], [data-exiting]'),
  ).toHaveCount(0);
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        // A skeleton's never ends; others wait, or go with the wheel and not with time.
        .filter(
          ({ effect, playState, timeline }) =>
            effect?.getComputedTiming().endTime !== Infinity &&
            playState === 'running' &&
            timeline === document.timeline,
        )
        .map(animation => animation.finished),
    ),
  );
}
