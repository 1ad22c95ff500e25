import { join } from 'node:path';
import { chromium, expect } from '@playwright/test';

const ENTITY = 'example-website';

/** A guest's browser at a fresh portal, and what a guest finds in it. */
export class Visit {
  static async open({ appUrl, pictures, executablePath }) {
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    });
    const page = await browser.newPage({
      baseURL: appUrl,
      locale: 'en-GB',
      timezoneId: 'UTC',
      viewport: { width: 1280, height: 900 },
    });
    page.setDefaultTimeout(30_000);
    return new Visit(browser, page, pictures);
  }

  /** What the pages threw, in the order of its happening. */
  thrown = [];

  constructor(browser, page, pictures) {
    this.browser = browser;
    this.page = page;
    this.pictures = pictures;
    page.on('pageerror', error => this.thrown.push(error.message));
  }

  close() {
    return this.browser.close();
  }

  /** Signs in, unless the portal lets guests in by itself. */
  async enter() {
    const { page } = this;
    await page.goto('/', { timeout: 120_000 });
    const enter = page.getByRole('button', { name: 'Enter', exact: true });
    const entity = page.getByRole('link', { name: ENTITY, exact: true });
    await expect(enter.or(entity).first()).toBeVisible({ timeout: 120_000 });
    if (await enter.isVisible()) {
      await enter.click();
    }
    await expect(entity).toBeVisible({ timeout: 60_000 });
  }

  /** Opens the example entity, and finds our card on its overview. */
  async seeCard() {
    await this.page.getByRole('link', { name: ENTITY, exact: true }).click();
    const card = this.page.getByRole('region', { name: 'Reliability' });
    await expect(card).toContainText(/incident/i, { timeout: 60_000 });
    await card.scrollIntoViewIfNeeded();
  }

  /** Opens the tab of the entity that is open. */
  async seeTab() {
    const name = 'Reliability';
    // The entity page of the new frontend system has links for tabs.
    await this.page
      .getByRole('navigation', { name: 'Content navigation' })
      .getByRole('link', { name })
      .or(this.page.getByRole('tab', { name }))
      .click();
    await expect(
      this.page.getByRole('region', { name: 'History' }),
    ).toBeVisible();
  }

  /** Opens the page from the portal's navigation. */
  async seePage() {
    await this.page
      .getByRole('navigation', { name: 'sidebar nav' })
      .getByRole('link', { name: 'Reliability' })
      .click();
    await expect(
      this.page.getByRole('button', { name: 'Report an incident' }),
    ).toBeVisible();
  }

  /** Reports an incident on the example entity, from the page that is open. */
  async report(title) {
    const { page } = this;
    await page.getByRole('button', { name: 'Report an incident' }).click();
    const form = page.getByRole('dialog', { name: 'Report an incident' });
    await form.getByLabel('What is happening?').fill(title);
    await form
      .getByRole('combobox', { name: 'What is affected?' })
      .fill(ENTITY.slice(0, 10));
    await page.getByRole('option', { name: ENTITY }).click();
    // On to the next field, whether the list of entities is still open or not.
    await page.keyboard.press('Tab');
    await form.getByRole('button', { name: 'How much does it hurt?' }).click();
    await page.getByRole('option', { name: 'Sev-3' }).click();
    await form.getByRole('button', { name: 'Report incident' }).click();
    await expect(form).toBeHidden();
    await expect(
      page.getByRole('row', { name: new RegExp(title) }),
    ).toContainText('Open');
  }

  /** Finds a reported incident on the tab of the example entity. */
  async findOnTab(title) {
    await this.page.goto(`/catalog/default/component/${ENTITY}/reliability`);
    await expect(
      this.page
        .getByRole('region', { name: 'History' })
        .getByRole('link', { name: new RegExp(title) }),
    ).toBeVisible({ timeout: 60_000 });
  }

  /** Keeps pictures of what is open, in light and in dark. */
  async picture(name) {
    for (const colorScheme of ['light', 'dark']) {
      await this.page.emulateMedia({ colorScheme });
      // Themes change with a transition.
      await this.page.waitForTimeout(700);
      await this.page.screenshot({
        path: join(this.pictures, `${name}-${colorScheme}.png`),
      });
    }
    await this.page.emulateMedia({ colorScheme: 'light' });
  }
}
