import { expect } from '@playwright/test';
import { layoutShiftSince, pageClock } from './portal/layoutShift';
import { personas } from './portal/personas';
import { PortalApi } from './portal/PortalApi';
import { goTo, test } from './portal/test';
import { untilAllIsThere } from './portal/untilAllIsThere';

const CHECKOUT = 'component:default/checkout';

/** Below this a page is called good by the web vitals (https://web.dev/articles/cls). */
const GOOD = 0.1;

/** Long enough for every skeleton to be seen. */
const ANSWER_AFTER = 250;

/** Names of the catalog come last, and nothing says that they are still to come. */
const UNTIL_NAMED = 1_000;

for (const [where, width, height] of [
  ['at a desk', 1280, 900],
  ['on a phone', 390, 844],
] as const) {
  test(`what loads moves nothing that is there already, ${where}`, async ({
    openAs,
  }) => {
    const sponsor = await PortalApi.as(personas.sponsor);
    const { key, title, incidents } = await sponsor.latestPublished(CHECKOUT);
    const [incident] = incidents;
    const start = '/reliability/import';
    const page = await openAs(personas.sponsor, start);
    await page.setViewportSize({ width, height });
    // Nothing that another story has read is there yet.
    await page.goto(start);
    const api = '**/api/reliability/**';
    await page.route(api, async route => {
      await new Promise(resolve => setTimeout(resolve, ANSWER_AFTER));
      await route.continue();
    });
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
    await page.unroute(api);
  });
}
