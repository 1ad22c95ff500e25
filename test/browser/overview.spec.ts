import { expect } from '@playwright/test';
import { personas } from './portal/personas';
import { PortalApi } from './portal/PortalApi';
import { test } from './portal/test';

const PAYMENTS = 'domain:default/payments';

test('the overview says how reliable the organisation is, and any part of it, by keyboard alone', async ({
  openAs,
}) => {
  const owner = await PortalApi.as(personas.serviceOwner);
  const { figures } = await owner.figuresOf(PAYMENTS);
  const count = 'count' in figures.incidents ? figures.incidents.count : 0;

  const page = await openAs(personas.serviceOwner, '/reliability/overview');
  const figuresOf = (name: string) =>
    page.getByRole('region', { name: `Figures of ${name}` });
  await expect(figuresOf('Organisation')).toContainText('95 %');
  await expect(page).toHaveTitle(/Reliability of the organisation/);
  await expect(
    page.getByText(/incidents in the last 90 days/).first(),
  ).toBeVisible();

  const scope = page.getByRole('combobox', { name: 'Scope' });
  await scope.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('payments');
  // What was suggested before anything was typed goes first.
  await expect(page.getByRole('option').first()).toContainText('Payments');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(figuresOf('Payments')).toContainText(`Incidents${count}`);
  await expect(page).toHaveURL(/scope=domain%3Adefault%2Fpayments/);
  await expect(page).toHaveTitle(/Reliability of Payments/);
  await expect(
    page
      .getByRole('region', { name: 'Parts' })
      .getByRole('link', { name: 'Billing', exact: true }),
  ).toBeVisible();

  await page.getByRole('button', { name: /Window/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: '90 days' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/window=P365D/);
  await expect(figuresOf('Payments')).toContainText('in 365 days');

  const ask = figuresOf('Payments').getByRole('button', {
    name: 'How is “Time to restore” computed?',
  });
  await ask.focus();
  await page.keyboard.press('Enter');
  const definition = page.getByRole('dialog', { name: 'Time to restore' });
  await expect(definition).toBeFocused();
  await expect(definition).toContainText('median of mitigated − impactStarted');
  await expect(definition).toContainText('In this answer');
  await page.keyboard.press('Escape');
  await expect(definition).toBeHidden();
  await expect(ask).toBeFocused();

  const trend = page.getByRole('region', { name: 'Time to restore over time' });
  await trend.getByRole('button', { name: 'Table' }).focus();
  await page.keyboard.press('Enter');
  await expect(trend.getByRole('row').nth(1)).toBeVisible();

  await page.goBack();
  await expect(page).not.toHaveURL(/window/);
  await expect(figuresOf('Payments')).toContainText('in 90 days');
  await page.goBack();
  await expect(figuresOf('Organisation')).toBeVisible();

  await page.getByRole('link', { name: 'How are these figures made?' }).focus();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: 'How these figures are made' }),
  ).toBeVisible();
});

test('a click into the chooser of scopes is enough to search', async ({
  openAs,
}) => {
  const page = await openAs(personas.serviceOwner, '/reliability/overview');
  const scope = page.getByRole('combobox', { name: 'Scope' });
  await expect(scope).toHaveValue('Organisation');
  await scope.click();
  await page.keyboard.type('shop');
  await expect(scope).toHaveValue('shop');
  await expect(
    page.getByRole('option', { name: /Shopping/ }).first(),
  ).toBeVisible();
});
