import { expect } from '@playwright/test';
import { personas } from './portal/personas';
import { test } from './portal/test';

test('how the practice is doing is told in sentences, and a quarter of it to leadership, on paper too', async ({
  openAs,
}) => {
  const page = await openAs(
    personas.serviceOwner,
    '/reliability/practice?window=P365D',
  );
  const health = page.getByRole('region', {
    name: 'How the practice is doing',
  });
  await expect(
    health.getByText(/postmortems were published in the last 365 days/),
  ).toBeVisible();
  await expect(health).toContainText(/Time to publish.*d \(.*d\) · n/);
  // No figure is about a person.
  await expect(health).not.toContainText(/user:|group:/);

  await health
    .getByRole('button', { name: 'How is “Spread of facilitation” computed?' })
    .click();
  await expect(
    page.getByRole('dialog', { name: 'Spread of facilitation' }),
  ).toContainText('Who they are is neither shown nor stored with the figure.');
  await page.keyboard.press('Escape');

  await page
    .getByRole('link', { name: 'Report of a quarter for leadership' })
    .click();
  const titleOf = (quarter: number) =>
    page.getByRole('heading', {
      name: `The organisation in quarter ${quarter} of 2026`,
    });
  await expect(titleOf(3)).toBeVisible();
  await page.getByRole('button', { name: /Quarter/ }).click();
  await page.getByRole('option', { name: '2026-Q2' }).click();
  await expect(page).toHaveURL(/practice\/report\?.*quarter=2026-Q2/);
  await expect(titleOf(2)).toBeVisible();
  await page.goBack();
  await expect(titleOf(3)).toBeVisible();
  const stories = page.getByRole('region', { name: 'Stories' });
  await expect(stories.getByRole('listitem')).toHaveCount(3);
  await expect(stories).toContainText('“');
  await expect(
    page.getByRole('region', { name: 'Decisions asked' }),
  ).toContainText('Done, and found not to work');

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(
    page.getByRole('heading', { name: 'How these figures are computed' }),
  ).toBeVisible();
  await page.emulateMedia({ media: null });
});
