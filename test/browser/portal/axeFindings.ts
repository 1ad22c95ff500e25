import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { untilAllIsThere } from './untilAllIsThere';

/** Rules that the frame of the portal, which is not ours, breaks on every page. */
const RULES_OF_THE_FRAME = ['landmark-one-main', 'region'];

/**
 * What the portal draws around our pages and beside our card: its tabs name panels
 * that it does not render, its cards scroll and cannot be reached by keyboard, and
 * the wheel that they turn has no name. Its buttons announce that they are at work
 * by a name that leaves the page with them. Its link to notifications is named without
 * their number, which stands there.
 */
const FRAME = [
  '[role="tablist"][aria-label="Toolbar tabs"]',
  '.bui-CardBody',
  '.MuiCircularProgress-root',
  '[data-live-announcer]',
  'a[aria-label="Notifications"]',
];

/** Names of controls have what stands on them. */
const SAID_AS_IT_STANDS = 'label-content-name-mismatch';

/** What a list offers is named by its first line and described by the second, which stands on it too. */
function isOption(html: string): boolean {
  return html.includes('role="option"');
}

/** What axe says of colours. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe looks for: everything in the light theme; in the dark one its colours, since all else is the same page. */
async function soughtIn(page: Page) {
  const theme = await page.locator('body').getAttribute('data-theme-mode');
  return theme === 'dark'
    ? { runOnly: { type: 'rule' as const, values: RULES_OF_COLOURS } }
    : {};
}

/** Everything that axe finds on the page as it stands, in a line each. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await untilAllIsThere(page);
  const sought = await soughtIn(page);
  const axe = FRAME.reduce(
    (builder, selector) => builder.exclude(selector),
    new AxeBuilder({ page })
      .options({
        // Where everything else stands on the page takes several times as long to say as to find what is wrong.
        resultTypes: ['violations'],
        ...sought,
        rules: {
          ...Object.fromEntries(
            RULES_OF_THE_FRAME.map(rule => [rule, { enabled: false }]),
          ),
          // Whoever speaks to a page says what stands there: axe does not look for it of itself.
          [SAID_AS_IT_STANDS]: { enabled: true },
        },
      })
      // Results of several frames would be put together in a page of their own; ours have one.
      .setLegacyMode(),
  );
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => id !== SAID_AS_IT_STANDS || !isOption(html))
      .map(
        ({ html, failureSummary = '' }) => `${id}: ${html}: ${failureSummary}`,
      ),
  );
}
