import { expect, Page } from '@playwright/test';
import { axeFindings } from './axeFindings';
import { personas } from './personas';
import { OpenAs, test } from './test';

const themes = ['light', 'dark'] as const;

/** What a story needs to be told in a theme. */
export interface InTheme {
  readonly colorScheme: (typeof themes)[number];
  /** Opens a page as who is on call, in the theme. */
  readonly open: (openAs: OpenAs, path: string) => Promise<Page>;
}

/** Tells stories in each theme: the portal draws a page anew when it changes. */
export function axeInBothThemes(tell: (theme: InTheme) => void): void {
  for (const colorScheme of themes) {
    const open = async (openAs: OpenAs, path: string) => {
      const page = await openAs(personas.onCallEngineer, path);
      // A theme that changes while somebody signs in would begin that anew.
      await expect(page.getByRole('main').first()).toBeVisible();
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('body')).toHaveAttribute(
        'data-theme-mode',
        colorScheme,
      );
      return page;
    };
    test.describe(`axe finds nothing in the ${colorScheme} theme`, () =>
      tell({ colorScheme, open }));
  }
}

/** Looks at the page as it stands; a finding is told at the end, after the other states. */
export async function look(page: Page, state: string): Promise<void> {
  expect.soft(await axeFindings(page), state).toEqual([]);
}
