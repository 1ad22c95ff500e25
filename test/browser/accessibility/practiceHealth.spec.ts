import { expect } from '@playwright/test';
import { axeInBothThemes, look } from '../portal/axeInBothThemes';
import { goTo, test } from '../portal/test';

/** The narrowest window that pages are made for. */
const PHONE = { width: 390, height: 844 };

axeInBothThemes(({ open }) => {
  test('where the practice and a quarter of it are told', async ({
    openAs,
  }) => {
    const page = await open(openAs, '/reliability/practice?window=P365D');
    await expect(
      page.getByText(/postmortems were published in the last 365 days/),
    ).toBeVisible();
    await look(page, 'practice');
    await goTo(page, '/reliability/practice/report?quarter=2026-Q3');
    await expect(page.getByRole('region', { name: 'Stories' })).toBeVisible();
    await look(page, 'report for leadership');
    await page.setViewportSize(PHONE);
    await look(page, 'report for leadership on a phone');
    await goTo(page, '/reliability/practice/report?quarter=2020-Q1');
    await expect(
      page.getByText('There is nothing to report of this quarter'),
    ).toBeVisible();
    await look(page, 'report for leadership of an empty quarter on a phone');
    await goTo(page, '/reliability/practice?window=P365D');
    await expect(
      page.getByText(/postmortems were published in the last 365 days/),
    ).toBeVisible();
    await look(page, 'practice on a phone');
  });
});
