import { existsSync } from 'node:fs';
import { BrowserContext, Page, test as base } from '@playwright/test';
import { Persona } from './personas';
import { portalAddress } from './portalAddress';

/** What a page has to itself, unless a story asks for another size. */
const WINDOW = { width: 1280, height: 900 };

/** Opens a page of the portal as one of the personas. */
export type OpenAs = (persona: Persona, path: string) => Promise<Page>;

/** Chooses a persona on the sign-in page, which then shows what was asked for. */
export async function signIn(page: Page, { title }: Persona): Promise<void> {
  const people = page.getByRole('list', {
    name: 'People of the demo organisation',
  });
  await people
    .getByRole('button', { name: title })
    // The development server may still be compiling for the first visitor.
    .click({ timeout: 90_000 });
  // The choice alone takes the list away. Until the portal has let somebody in, it does not know them after a reload.
  await page
    .getByRole('link', { name: 'Settings' })
    .first()
    .waitFor({ timeout: 60_000 });
}

/**
 * Goes to another page as a link would, without loading the front end again: that
 * takes a development server many seconds on a small machine. Its tab comes to the
 * front, since a browser draws one behind once a second, and presses wait for that.
 */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.bringToFront();
  await page.evaluate(to => {
    window.history.pushState({}, '', to);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

/**
 * A story about the portal under test. All stories share one browser window with a
 * tab for each persona, as one person at a demo would have it.
 */
export const test = base.extend<
  { openAs: OpenAs; needsChromium: void },
  { window: BrowserContext; tabs: Map<string, Page> }
>({
  baseURL: portalAddress.pages,
  needsChromium: [
    async ({ launchOptions }, use) => {
      const { executablePath = '' } = launchOptions;
      test.skip(
        !existsSync(executablePath),
        `There is no Chromium at ${executablePath}: install it with the package manager of the system, or name it in AFTERWORD_CHROMIUM.`,
      );
      await use();
    },
    { auto: true },
  ],
  window: [
    async ({ browser }, use) => {
      const context = await browser.newContext({
        baseURL: portalAddress.pages,
        locale: 'en-GB',
        timezoneId: 'UTC',
        viewport: WINDOW,
      });
      context.setDefaultTimeout(20_000);
      context.setDefaultNavigationTimeout(90_000);
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  tabs: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  openAs: async ({ window, tabs }, use) => {
    await use(async (persona, path) => {
      const open = tabs.get(persona.id);
      if (open && !open.isClosed()) {
        // Another story may have made it as narrow as a phone.
        await open.setViewportSize(WINDOW);
        await goTo(open, path);
        return open;
      }
      const page = await window.newPage();
      await page.goto(path);
      await signIn(page, persona);
      tabs.set(persona.id, page);
      return page;
    });
  },
});
