import { expect } from '@playwright/test';
import { axeInBothThemes, look } from '../portal/axeInBothThemes';
import { personas } from '../portal/personas';
import { PortalApi } from '../portal/PortalApi';
import { goTo, test } from '../portal/test';
import { unique } from '../portal/unique';

const CART = 'component:default/cart';

/** The narrowest window that pages are made for. */
const PHONE = { width: 390, height: 844 };

axeInBothThemes(({ open }) => {
  test('on a phone: lists, a draft, and its dialogs', async ({ openAs }) => {
    const title = unique('Search answers with yesterday');
    const onCall = await PortalApi.as(personas.onCallEngineer);
    const incident = await onCall.reportIncident({
      title,
      entities: [{ ref: CART, role: 'impacted' }],
      times: { detected: '2026-11-04T09:06:00Z' },
    });
    const draft = await onCall.openPostmortem(title, [incident.key]);
    await onCall.writeSection(draft, 'impact', 'A day without news.');
    const idea = await onCall.noteActionItem(unique('Show its age'), CART);

    const page = await open(openAs, '/reliability/incidents');
    await page.setViewportSize(PHONE);
    await expect(page.getByRole('button', { name: 'Filters' })).toBeVisible();
    await look(page, 'list on a phone');
    await page.getByRole('button', { name: 'Filters' }).click();
    await look(page, 'filters on a phone');
    await page.getByRole('button', { name: 'Report an incident' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, 'report on a phone');
    await page.keyboard.press('Escape');

    await goTo(page, `/reliability/incidents/${incident.key}`);
    await page.getByRole('button', { name: 'Change: Impact started' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, 'time on a phone');
    await page.keyboard.press('Escape');

    await goTo(page, `/reliability/action-items/${idea.key}`);
    await page.getByRole('button', { name: 'Commit', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, 'commit on a phone');
    await page.keyboard.press('Escape');

    await goTo(page, `/reliability/postmortems/${draft.key}`);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await look(page, 'draft on a phone');
    for (const [name, state] of [
      ['Add a factor', 'factor'],
      ['Attach an incident', 'attach'],
      ['Discard', 'discard'],
    ]) {
      await page.getByRole('button', { name, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toBeVisible();
      await look(page, `${state} on a phone`);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
    await goTo(page, `/reliability/postmortems/${draft.key}?revision=1`);
    await expect(
      page.getByRole('dialog').getByRole('region', { name: 'Impact' }),
    ).toBeVisible();
    await look(page, 'revision on a phone');
  });
});
