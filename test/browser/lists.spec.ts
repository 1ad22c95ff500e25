import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { personas } from './portal/personas';
import { PortalApi } from './portal/PortalApi';
import { test } from './portal/test';
import { unique } from './portal/unique';

/** As many as a list shows at once. */
const ON_A_PAGE = 50;

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
  await expect(page.getByText('3 incidents')).toBeVisible();

  await page.getByRole('button', { name: /Any Kind/ }).click();
  await page.getByRole('option', { name: 'Incident', exact: true }).click();
  // Several kinds can be chosen; Escape closes the choice.
  await page.keyboard.press('Escape');
  await expect(titles).toHaveText([/alpha/, /gamma/]);
  await expect(page).toHaveURL(/kind=incident/);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download: Incidents' }).click();
  await page.getByRole('menuitem', { name: 'CSV, for spreadsheets' }).click();
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

test('a list is turned page by page in the order that its columns are asked for', async ({
  openAs,
}) => {
  const word = unique('carton').replace(/\s/g, '');
  const onCall = await PortalApi.as(personas.onCallEngineer);
  const titleOf = (n: number) => `${word} ${String(n).padStart(2, '0')}`;
  await Promise.all(
    Array.from({ length: ON_A_PAGE + 2 }, (_, n) =>
      onCall.reportIncident({
        title: titleOf(n),
        times: { detected: '2026-11-06T09:00:00Z' },
      }),
    ),
  );

  const page = await openAs(
    personas.onCallEngineer,
    `/reliability/incidents?q=${word}`,
  );
  const list = page.getByRole('grid', { name: 'Incidents' });
  const titles = list.getByRole('rowheader');
  const turn = (to: string) =>
    page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('button', { name: to });
  await list.getByRole('columnheader', { name: 'What happened' }).click();
  await expect(page).toHaveURL(/sort=title/);
  await expect(titles).toHaveCount(ON_A_PAGE);
  await expect(titles.first()).toHaveText(titleOf(0));
  await expect(turn('Previous')).toBeDisabled();

  await turn('Next').click();
  await expect(titles).toHaveText([titleOf(ON_A_PAGE), titleOf(ON_A_PAGE + 1)]);
  await expect(turn('Next')).toBeDisabled();

  // Another order begins at its first page; Back returns to where the reader was.
  await list.getByRole('columnheader', { name: 'Severity' }).click();
  await expect(titles).toHaveCount(ON_A_PAGE);
  await page.goBack();
  await expect(titles).toHaveCount(2);
  await turn('Previous').click();
  await expect(titles.first()).toHaveText(titleOf(0));
});

test('an arrow stands at the header that a list is sorted by, and at no other', async ({
  openAs,
}) => {
  const page = await openAs(
    personas.onCallEngineer,
    '/reliability/action-items',
  );
  const list = page.getByRole('grid', { name: 'Action items' });
  const due = list.getByRole('columnheader', { name: 'Due' });
  const arrow = due.locator('[aria-hidden="true"]');

  // In the order of the last change, which has no column.
  await expect(list.locator('th[aria-sort="none"]')).toHaveCount(2);
  await due.hover();
  await expect(due).toHaveAttribute('aria-sort', 'none');
  await expect(arrow).toHaveCSS('opacity', '0');

  await due.click();
  await expect(page).toHaveURL(/sort=-due/);
  await expect(due).toHaveAttribute('aria-sort', 'descending');
  await expect(arrow).toHaveCSS('opacity', '1');

  await due.click();
  await expect(page).toHaveURL(/sort=due/);
  await expect(due).toHaveAttribute('aria-sort', 'ascending');
  await expect(arrow).toHaveCSS('opacity', '1');
});
