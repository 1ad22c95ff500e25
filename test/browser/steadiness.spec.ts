import { expect, Locator, Page } from '@playwright/test';
import { layoutShiftSince, pageClock } from './portal/layoutShift';
import { personas } from './portal/personas';
import { PortalApi } from './portal/PortalApi';
import { goTo, test } from './portal/test';
import { untilAllIsThere } from './portal/untilAllIsThere';

const CHECKOUT = 'component:default/checkout';
const DOMAIN = 'domain:default/storefront';
const NEVER_REPORTED = 'component:default/route-optimiser';

/** A page that reads nothing which others show. */
const START = '/reliability/import';
const API = '**/api/reliability/**';

/** Below this a page is called good by the web vitals (https://web.dev/articles/cls). */
const GOOD = 0.1;

/** Long enough for every skeleton to be seen. */
const ANSWER_AFTER = 250;

/** Names of the catalog come last, and nothing says that they are still to come. */
const UNTIL_NAMED = 1_000;

/** Of whatever the windows of readers are, a large and a small one. */
const windows = [
  ['at a desk', 1280, 900],
  ['on a phone', 390, 844],
] as const;

/** Answers so late that what stands there until then is seen. */
async function answerLate(page: Page) {
  await page.route(API, async route => {
    await new Promise(resolve => setTimeout(resolve, ANSWER_AFTER));
    await route.continue();
  });
}

/** Goes to a page, and says how much of it moved by itself until all was there. */
async function shiftOf(page: Page, path: string, shown: Locator) {
  const since = await pageClock(page);
  await goTo(page, path);
  await expect(shown.first()).toBeVisible();
  await untilAllIsThere(page);
  await page.waitForTimeout(UNTIL_NAMED);
  const { sum, moved } = await layoutShiftSince(page, since);
  test.info().annotations.push({
    type: 'layout shift',
    description: `${path}: ${sum.toFixed(4)}`,
  });
  expect(sum, [path, ...moved].join('\n')).toBeLessThan(GOOD);
}

for (const [where, width, height] of windows) {
  test(`what loads moves nothing that is there already, ${where}`, async ({
    openAs,
  }) => {
    const sponsor = await PortalApi.as(personas.sponsor);
    const { key, title, incidents } = await sponsor.latestPublished(CHECKOUT);
    const [incident] = incidents;
    const page = await openAs(personas.sponsor, START);
    await page.setViewportSize({ width, height });
    // Nothing that another story has read is there yet.
    await page.goto(START);
    await answerLate(page);
    const list = page.getByRole(width < 700 ? 'list' : 'grid');
    const heading = page.getByRole('heading');
    for (const [path, shown] of [
      [
        '/catalog/default/component/checkout/reliability',
        heading.filter({ hasText: 'Postmortems' }),
      ],
      ['/reliability/incidents', list],
      ['/reliability/postmortems', list],
      ['/reliability/action-items', list],
      [
        `/reliability/incidents/${incident.key}`,
        heading.filter({ hasText: incident.title }),
      ],
      [`/reliability/postmortems/${key}`, heading.filter({ hasText: title })],
    ] as const) {
      await shiftOf(page, path, shown);
    }
    await page.unroute(API);
  });

  test(`an overview of nothing observed moves nothing, ${where}`, async ({
    openAs,
  }) => {
    const sponsor = await PortalApi.as(personas.sponsor);
    const nothing = await sponsor.figuresOf(NEVER_REPORTED);
    const page = await openAs(personas.sponsor, START);
    // So high that what stands below the ways to begin is seen.
    await page.setViewportSize({ width, height: 2 * height });
    await page.goto(START);
    await answerLate(page);
    // The demo has no domain of which nothing was ever reported.
    await page.route('**/api/reliability/metrics?*', async route => {
      await new Promise(resolve => setTimeout(resolve, ANSWER_AFTER));
      await route.fulfill({ json: { ...nothing, scope: DOMAIN } });
    });
    await shiftOf(
      page,
      `/reliability/overview?scope=${DOMAIN}`,
      page.getByRole('heading', { name: 'Three ways to begin' }),
    );
    await page.unrouteAll();
  });
}
