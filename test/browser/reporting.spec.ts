import { expect, Locator, Page } from '@playwright/test';
import { personas } from './portal/personas';
import { goTo, test } from './portal/test';
import { unique } from './portal/unique';

test('an incident that is reported stands in the list and with its entity, and its times can be mended', async ({
  openAs,
}) => {
  const title = unique('Vouchers are taken twice');
  const page = await openAs(personas.onCallEngineer, '/reliability/incidents');
  await page.getByRole('button', { name: 'Report an incident' }).click();
  const report = page.getByRole('dialog', { name: 'Report an incident' });
  await report.getByRole('button', { name: 'Report incident' }).click();
  await expect(report.getByText('This is needed.')).toBeVisible();

  await report.getByLabel('What is happening?').fill(title);
  await report
    .getByRole('combobox', { name: 'What is affected?' })
    .fill('order-conf');
  await page.getByRole('option', { name: /order confirmation/i }).click();
  await report.getByRole('button', { name: 'How much does it hurt?' }).click();
  await page.getByRole('option', { name: 'Sev-3' }).click();
  await report.getByRole('button', { name: 'Report incident' }).click();
  await expect(report).toBeHidden();

  const row = page.getByRole('row', { name: new RegExp(title) });
  await expect(row).toContainText('Sev-3');
  await expect(row).toContainText('Open');
  await row.getByRole('link', { name: title }).click();
  await expect(
    page.getByRole('heading', { name: title, level: 2 }),
  ).toBeVisible();

  // Impact started "just now"; in truth it was half an hour ago.
  const began = new Date(Date.now() - 30 * 60_000).toISOString().slice(0, 16);
  await page.getByRole('button', { name: 'Change: Impact started' }).click();
  const change = page.getByRole('dialog', { name: 'Impact started' });
  await change.getByLabel('When was it?').fill(began);
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(change).toBeHidden();
  const point = page.getByRole('row', { name: /^Impact started/ });
  await expect(point).toContainText(began.slice(11));
  await expect(point).toContainText('On-call engineer');

  await goTo(page, '/catalog/default/component/order-confirmation/reliability');
  const history = page.getByRole('region', { name: 'History' });
  await expect(
    history.getByRole('link', { name: new RegExp(title) }),
  ).toBeVisible();
});

test('a near miss is told in four fields, by keyboard, without a name', async ({
  openAs,
}) => {
  const title = unique('A certificate had a day left');
  const page = await openAs(personas.serviceOwner, '/reliability/incidents');
  const open = page.getByRole('button', { name: 'Report a near miss' });
  await open.focus();
  const { keyboard } = page;
  await keyboard.press('Enter');
  const report = page.getByRole('dialog', { name: 'Report a near miss' });
  await expect(report.getByLabel('What nearly happened?')).toBeFocused();
  await keyboard.type(title);
  await keyboard.press('Tab');
  await keyboard.type('Somebody looked at the calendar.');
  await keyboard.press('Tab');
  await keyboard.type('An alert a month before.');

  // "Just now" is chosen already; the entity stays open.
  const anonymous = report.getByRole('switch', { name: 'Leave my name out' });
  await tabTo(page, anonymous);
  await keyboard.press('Space');
  await expect(anonymous).toBeChecked();
  await tabTo(page, report.getByRole('button', { name: 'Send near miss' }));
  await keyboard.press('Enter');
  await expect(report).toBeHidden();

  const row = page.getByRole('row', { name: new RegExp(title) });
  await expect(row).toContainText('Near miss');
  await row.getByRole('link', { name: title }).click();
  await expect(page.getByText(/without a name/).first()).toBeVisible();
  await expect(page.getByText('An alert a month before.')).toBeVisible();
  await expect(page.getByText('Service owner')).toHaveCount(0);
});

/** Presses Tab until something has the keyboard; it must be reachable in as few presses as a form has fields. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  const focused = wanted.and(page.locator(':focus'));
  for (let presses = 0; presses < 8; presses++) {
    await page.keyboard.press('Tab');
    if ((await focused.count()) > 0) return;
  }
  await expect(wanted).toBeFocused();
}
