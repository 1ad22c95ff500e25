import { expect } from '@playwright/test';
import { personas } from './portal/personas';
import { test } from './portal/test';

test('what waits for somebody stands on the home page of the portal, with the way to all of it', async ({
  openAs,
}) => {
  const page = await openAs(personas.serviceOwner, '/home');
  const lessons = page.getByRole('region', { name: 'Learnings for my teams' });
  const commitments = page.getByRole('region', { name: 'My open commitments' });
  await expect(commitments.getByRole('listitem').first()).toContainText('AI-');
  await expect(lessons.getByRole('link', { name: /\w/ }).first()).toBeVisible();

  await commitments.getByRole('link', { name: 'All of mine' }).click();
  await expect(
    page.getByRole('heading', { name: 'Action items', level: 2 }),
  ).toBeVisible();
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await expect(page).toHaveURL(/owner=me/);
});
