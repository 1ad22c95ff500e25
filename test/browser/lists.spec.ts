import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { personas } from './portal/personas';
import { PortalApi } from './portal/PortalApi';
import { test } from './portal/test';
import { unique } from './portal/unique';

test('a list is narrowed, sorted and downloaded, and its address brings it back', async ({
  openAs,
}) => {
  const word = unique('pallet').replace(/\s/g, '');
  const onCall = await PortalApi.as(personas.onCallEngineer);
  for (const [title, kind] of [
    [`${word} alpha`, 'incident'],
    [`${word} beta`, 'drill'],
    [`${word} gamma`, 'incident'],
  ] as const) {
    await onCall.reportIncident({
      title,
      kind,
      times: { detected: '2026-11-05T09:00:00Z' },
    });
  }

  const page = await openAs(
    personas.onCallEngineer,
    '/reliability/incidents?sort=title',
  );
  const titles = page
    .getByRole('grid', { name: 'Incidents' })
    .getByRole('rowheader');
  await page.getByRole('searchbox', { name: 'Search' }).fill(word);
  await expect(titles).toHaveText([/alpha/, /beta/, /gamma/]);
  await expect(page.getByText('3 entries')).toBeVisible();

  await page.getByRole('button', { name: /Any Kind/ }).click();
  await page.getByRole('option', { name: 'Incident', exact: true }).click();
  // Several kinds can be chosen; Escape closes the choice.
  await page.keyboard.press('Escape');
  await expect(titles).toHaveText([/alpha/, /gamma/]);
  await expect(page).toHaveURL(/kind=incident/);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  const csv = await readFile(await (await saved).path(), 'utf8');
  expect(csv).toContain(`${word} alpha`);
  expect(csv).toContain(`${word} gamma`);
  expect(csv).not.toContain(`${word} beta`);

  await page.reload();
  await expect(titles).toHaveText([/alpha/, /gamma/], { timeout: 90_000 });
  await titles.first().getByRole('link').click();
  await expect(
    page.getByRole('heading', { name: `${word} alpha` }),
  ).toBeVisible();
  await page.goBack();
  await expect(titles).toHaveText([/alpha/, /gamma/]);
});
