import { expect } from '@playwright/test';
import { axeInBothThemes, look } from '../portal/axeInBothThemes';
import { personas } from '../portal/personas';
import { PortalApi } from '../portal/PortalApi';
import { goTo, test } from '../portal/test';
import { unique } from '../portal/unique';

/** The narrowest window that pages are made for. */
const PHONE = { width: 390, height: 844 };

axeInBothThemes(({ open }) => {
  test('where learnings are written and found', async ({ openAs }) => {
    const onCall = await PortalApi.as(personas.onCallEngineer);
    const { key } = await onCall.openPostmortem(unique('Carts shrink'), []);
    const page = await open(openAs, `/reliability/postmortems/${key}`);
    await page.getByRole('button', { name: 'Add a learning' }).click();
    const dialog = page.getByRole('dialog');
    const save = dialog.getByRole('button', { name: 'Save the learning' });
    await save.click();
    await expect(dialog.getByText('Say what was learned.')).toBeVisible();
    await look(page, 'learning, refused');
    for (const field of ['What was learned', 'What helped']) {
      await dialog.getByRole('textbox', { name: field }).fill('An order');
    }
    await save.click();
    await expect(dialog).toBeHidden();
    await look(page, 'draft with a learning');
    await page.getByRole('link', { name: /^LRN-/ }).click();
    await expect(page.getByText(/^in a draft/)).toBeVisible();
    await look(page, 'page of a learning');

    await goTo(page, '/reliability/learnings/failure-modes');
    await page.getByRole('button', { name: 'Change “Deadlock”' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, 'failure modes');

    await goTo(page, '/reliability/learnings');
    await page.getByRole('rowheader').nth(1).hover();
    await look(page, 'learnings');
    await page.setViewportSize(PHONE);
    await expect(page.getByRole('button', { name: 'Filters' })).toBeVisible();
    await look(page, 'learnings on a phone');
  });

  test('where learnings are answered, and an entity is muted', async ({
    openAs,
  }) => {
    const page = await open(openAs, '/reliability/learnings/asks');
    const covered = page.getByRole('button', { name: 'Already covered' });
    await covered.first().click();
    await page.getByRole('button', { name: 'Answer' }).click();
    await expect(page.getByText('Say it in a sentence')).toBeVisible();
    await look(page, 'asks, one to be explained');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page
      .getByRole('button', { name: 'Applies: link an action item' })
      .first()
      .click();
    await look(page, 'asks, one to be linked');
    await page.setViewportSize(PHONE);
    await look(page, 'asks on a phone');
    await goTo(
      page,
      '/reliability/learnings/asks?scope=component:default/cart',
    );
    await expect(
      page.getByRole('button', { name: 'Ask no more about Cart' }),
    ).toBeVisible();
    await look(page, 'asks of one on a phone');
  });
});
