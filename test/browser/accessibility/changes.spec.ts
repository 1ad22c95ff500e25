import { expect } from '@playwright/test';
import { axeInBothThemes, look } from '../portal/axeInBothThemes';
import { goTo, test } from '../portal/test';
import { unique } from '../portal/unique';

axeInBothThemes(({ open }) => {
  test('where changes are reviewed before and after they are made', async ({
    openAs,
  }) => {
    const page = await open(openAs, '/reliability/changes');
    await page.getByRole('button', { name: 'Review a change' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Open the review' }).click();
    await expect(dialog.getByText('Say what is changed')).toBeVisible();
    await look(page, 'a change, refused');
    await dialog
      .getByRole('textbox', { name: 'What is changed' })
      .fill(unique('Move the baskets'));
    await dialog
      .getByRole('combobox', { name: 'What it touches' })
      .fill('Checkout');
    await page
      .getByRole('option', { name: /^Checkout/ })
      .first()
      .click();
    await dialog.getByLabel(/When it is made/).fill('2027-03-01T10:00');
    await dialog.getByRole('button', { name: 'Open the review' }).click();
    await page
      .getByRole('button', { name: /^Take it: “/ })
      .first()
      .click();
    await expect(page.getByText('Nothing is prepared')).toBeVisible();
    await look(page, 'a planned change');
    await page.getByRole('button', { name: 'Add an idea' }).click();
    await look(page, 'an idea');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Mark as made' }).click();
    await expect(page.getByText('It did not')).toBeVisible();
    await look(page, 'a change that is made');
    await page.setViewportSize({ width: 390, height: 844 });
    await look(page, 'a change on a phone');
    await goTo(page, '/reliability/changes');
    await expect(page.getByText(/^\d+ change/)).toBeVisible();
    await look(page, 'changes on a phone');
  });
});
