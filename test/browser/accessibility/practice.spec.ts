import { expect } from '@playwright/test';
import { axeInBothThemes, look } from '../portal/axeInBothThemes';
import { goTo, test } from '../portal/test';

/** The narrowest window that pages are made for. */
const PHONE = { width: 390, height: 844 };

axeInBothThemes(({ open }) => {
  test('the practice and its charter', async ({ openAs }) => {
    const page = await open(openAs, '/reliability/practice');
    await expect(page.getByRole('region', { name: 'Charter' })).toBeVisible();
    await expect(
      page.getByRole('region', { name: 'Milestones' }),
    ).toBeVisible();
    await look(page, 'practice');

    await goTo(page, '/reliability/practice/charter');
    await page
      .getByRole('button', { name: /^(Adopt a|Change the) charter$/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Sponsor' }).fill('');
    await dialog.getByRole('button', { name: 'Adopt' }).click();
    await expect(
      dialog.getByText('Say whose role stands behind it.'),
    ).toBeVisible();
    await look(page, 'charter, refused');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.setViewportSize(PHONE);
    await look(page, 'charter on a phone');
    await goTo(page, '/reliability/practice');
    await look(page, 'practice on a phone');
  });
});
