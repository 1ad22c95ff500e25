import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, Page } from '@playwright/test';
import { personas } from './portal/personas';
import { PortalApi } from './portal/PortalApi';
import { goTo, test } from './portal/test';

/*
 * The pictures of the README, taken of the demo organisation. They differ with
 * the day on which the demo is filled, so they are replaced only when asked for:
 *
 *   AFTERWORD_PICTURES=1 npm test -- --only browser
 */
const IMAGES = join(__dirname, '../../docs/images');

const CHECKOUT = 'component:default/checkout';
const TAB = '/catalog/default/component/checkout/reliability';

test('the README shows an entity and a postmortem in both themes', async ({
  openAs,
}) => {
  const take = async (page: Page, name: string) => {
    // Nothing that is pointed at, or on its way, is part of a picture.
    await page.mouse.move(0, 0);
    let picture = Buffer.alloc(0);
    await expect
      .poll(
        async () => {
          const before = picture;
          picture = await page.screenshot({ animations: 'disabled' });
          return picture.equals(before);
        },
        { intervals: [2_000] },
      )
      .toBe(true);
    await writeFile(join(IMAGES, `${name}.png`), picture);
  };
  const sponsor = await PortalApi.as(personas.sponsor);
  const { key, title } = await sponsor.latestPublished(CHECKOUT);
  const page = await openAs(personas.sponsor, TAB);
  await page.setViewportSize({ width: 1280, height: 860 });
  const history = page
    .getByRole('region', { name: 'History' })
    .getByRole('link')
    .first();
  // Who signed in is remembered by the time that pages are there.
  await expect(history).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // The portal begins anew when its theme changes, and would lose its way to the next page.
    await page.goto(TAB);
    await expect(history).toBeVisible();
    await take(page, `entity-${colorScheme}`);

    await goTo(page, `/reliability/postmortems/${key}`);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await take(page, `postmortem-${colorScheme}`);
  }
});
