import { expect } from '@playwright/test';
import { axeInBothThemes, look } from '../portal/axeInBothThemes';
import { personas } from '../portal/personas';
import { PortalApi } from '../portal/PortalApi';
import { goTo, test } from '../portal/test';
import { unique } from '../portal/unique';

const CART = 'component:default/cart';

axeInBothThemes(({ open }) => {
  test('on the overview, of everything and of a part, with other days, a definition and a report', async ({
    openAs,
  }) => {
    const page = await open(openAs, '/reliability/overview');
    await expect(page.getByRole('rowheader').first()).toBeVisible();
    await expect(
      page
        .getByRole('region', { name: /over time/ })
        .locator('svg')
        .first(),
    ).toBeVisible();
    const calendar = page.getByRole('region', { name: 'By the calendar' });
    // It is asked for when somebody comes near.
    await calendar.scrollIntoViewIfNeeded();
    await expect(calendar.getByText('so far')).toBeVisible();
    await look(page, 'organisation');

    await page
      .getByRole('button', { name: 'How is “Incidents” computed?' })
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, 'definition');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: /Window/ }).click();
    await page.getByRole('option', { name: 'Other days' }).click();
    await page.getByLabel('First day (UTC)').fill('');
    await page.getByRole('button', { name: 'Show these days' }).click();
    await expect(page.getByText('Which day does it begin with?')).toBeVisible();
    await look(page, 'other days, refused');

    await goTo(page, '/reliability/overview?scope=component:default/cart');
    await expect(
      page.getByRole('region', { name: 'Incidents by severity' }),
    ).toContainText('Sev-1');
    await look(page, 'component');

    await goTo(page, '/reliability/overview/definitions');
    await expect(
      page.getByRole('heading', { name: 'How these figures are made' }),
    ).toBeVisible();
    await look(page, 'definitions');

    await goTo(page, '/reliability/report');
    await expect(
      page.getByRole('region', { name: 'Send this every month' }),
    ).toContainText('Group');
    await look(page, 'report');
  });

  test('on what figures do not know, filled, filtered, and with nothing left', async ({
    openAs,
  }) => {
    const onCall = await PortalApi.as(personas.onCallEngineer);
    // Nobody has said when it was over.
    await onCall.reportIncident({
      title: unique('Search answers with yesterday'),
      severity: 'sev2',
      entities: [{ ref: CART, role: 'impacted' }],
      times: {
        impactStarted: new Date(Date.now() - 40 * 86_400_000).toISOString(),
      },
    });
    const page = await open(openAs, '/reliability/quality');
    await expect(page.getByRole('rowheader').nth(1)).toBeVisible();
    await look(page, 'quality, filled');

    await page.getByRole('button', { name: 'Download' }).click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
    await look(page, 'quality, download');
    await page.keyboard.press('Escape');

    await goTo(page, `/reliability/quality?scope=${CART}&window=P90D`);
    await expect(page.getByRole('rowheader').nth(1)).toBeVisible();
    await look(page, 'quality, of a part');

    const answers = '**/api/reliability/metrics/quality?**';
    await page.route(answers, route =>
      route.fulfill({ json: { items: [], page: { total: 0 } } }),
    );
    await goTo(page, '/reliability/quality?window=P30D');
    await expect(page.getByText('Nothing to mend')).toBeVisible();
    await look(page, 'quality, empty');
    await page.unroute(answers);
  });

  test('on an entity with much, some, and nothing to tell', async ({
    openAs,
  }) => {
    for (const name of ['checkout', 'cart', 'card-vault']) {
      const path = `/catalog/default/component/${name}`;
      const page = await open(openAs, path);
      await expect(
        page.getByRole('link', { name: 'Reliability', exact: true }).last(),
      ).toBeVisible();
      await look(page, `card of ${name}`);
      await goTo(page, `${path}/reliability`);
      await expect(
        page.getByRole('region', { name: 'Postmortems' }),
      ).toBeVisible();
      await look(page, `tab of ${name}`);
    }
  });
});
