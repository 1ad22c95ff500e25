import { expect } from '@playwright/test';
import { personas } from './portal/personas';
import { test } from './portal/test';

test('on a phone all of the bottom bar is within reach, and says where the reader is', async ({
  openAs,
}) => {
  const page = await openAs(personas.serviceOwner, '/reliability/incidents');
  const before = page.viewportSize();
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 700 });
    const bar = page
      .getByRole('navigation')
      .filter({ has: page.getByRole('button', { name: 'Menu' }) });
    const items = bar.getByRole('button');
    await expect(items).toHaveCount(5);
    const boxes = await items.evaluateAll(buttons =>
      buttons.map(button => {
        const { left, right, width: wide } = button.getBoundingClientRect();
        return { left, right, wide };
      }),
    );
    for (const { left, right, wide } of boxes) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      // What a finger hits.
      expect(wide).toBeGreaterThanOrEqual(44);
    }

    const colourOf = (name: string) =>
      bar
        .getByRole('button', { name })
        .locator('svg')
        .evaluate(icon => getComputedStyle(icon).color);
    expect(await colourOf('Reliability')).not.toBe(await colourOf('Catalog'));

    await bar.getByRole('button', { name: 'Menu' }).click();
    await expect(
      page.getByRole('link', { name: 'Settings', exact: true }),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(
      page.getByRole('link', { name: 'Settings', exact: true }),
    ).toBeHidden();
  }
  if (before) await page.setViewportSize(before);
});
