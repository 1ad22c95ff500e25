import { expect } from '@playwright/test';
import { axeInBothThemes, look } from '../portal/axeInBothThemes';
import { goTo, test } from '../portal/test';
import { unique } from '../portal/unique';

/** The narrowest window that pages are made for. */
const PHONE = { width: 390, height: 844 };

axeInBothThemes(({ open }) => {
  test('where reviews are set up and held', async ({ openAs }) => {
    const page = await open(openAs, '/reliability/reviews');
    await page.getByRole('button', { name: 'Set up reviews' }).first().click();
    const dialog = page.getByRole('dialog');
    const submit = dialog.getByRole('button', { name: 'Set up' });
    await submit.click();
    await expect(dialog.getByText('Say what it is called')).toBeVisible();
    await look(page, 'series of reviews, refused');
    await dialog
      .getByRole('textbox', { name: 'Title' })
      .fill(unique('Organisation review'));
    await dialog.getByLabel(/First day/).fill('2026-01-06');
    await submit.click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Notes' })).toBeVisible();
    await look(page, 'planned review');

    await page.getByRole('button', { name: 'Begin' }).click();
    await look(page, 'review, to be begun');
    await page.getByRole('button', { name: 'Begin now' }).click();
    await expect(page.getByText(/of 50 minutes used/)).toBeVisible();
    const decided = page.getByRole('textbox', { name: 'What was decided' });
    await decided.fill('Handovers are written');
    await page.getByRole('button', { name: 'Note it' }).click();
    await expect(
      page.getByRole('button', { name: 'Note it as an action item' }),
    ).toBeVisible();
    await look(page, 'live review');
    const agenda = page.getByRole('region', { name: 'Agenda' });
    await agenda
      .getByRole('button', { name: /^Learnings that wait for an answer.*min/ })
      .click();
    for (const name of [/^Show what was answered/, /^Ask who else has it/]) {
      await page.getByRole('button', { name }).first().click();
    }
    await expect(
      page
        .getByRole('group', { name: /^Ask whether “/ })
        .getByRole('button')
        .first(),
    ).toBeVisible();
    await look(page, 'a lesson in a live review');
    await page.setViewportSize(PHONE);
    await look(page, 'live review on a phone');

    await page.getByRole('button', { name: 'Close with minutes' }).click();
    await look(page, 'what minutes will hold');
    await page.getByRole('button', { name: 'Close it' }).click();
    await expect(page.getByRole('region', { name: 'Minutes' })).toBeVisible();
    await look(page, 'minutes on a phone');
    await goTo(page, '/reliability/reviews');
    await expect(page.getByRole('button', { name: 'Filters' })).toBeVisible();
    await look(page, 'reviews on a phone');
  });
});
