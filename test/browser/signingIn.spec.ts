import { expect } from '@playwright/test';
import { personas } from './portal/personas';
import { goTo, test } from './portal/test';

test('a visitor chooses who to be, and a reload changes nothing', async ({
  openAs,
}) => {
  const page = await openAs(personas.onCallEngineer, '/reliability/incidents');
  const incidents = page.getByRole('heading', { name: 'Incidents', level: 2 });
  await expect(incidents).toBeVisible();
  await expect(page).toHaveURL(/\/reliability\/incidents$/);

  await page.reload();
  await expect(incidents).toBeVisible({ timeout: 60_000 });
  await goTo(page, '/settings');
  await expect(
    page.getByRole('link', { name: 'On-call engineer' }).first(),
  ).toBeVisible();
});
