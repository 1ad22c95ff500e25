import { expect } from '@playwright/test';
import { axeInBothThemes, look } from '../portal/axeInBothThemes';
import { goTo, test } from '../portal/test';

const DELIVERIES = (['kept', 'processed', 'partial', 'failed'] as const).map(
  (state, index) => ({
    id: `d-${index}`,
    source: 'alertmanager',
    channel: 'default',
    receivedAt: '2026-11-20T12:00:00Z',
    state,
    attempts: 1,
    nextAttemptAt: null,
    note: state === 'failed' ? 'alerts.0 is missing' : null,
    incidents: [],
  }),
);

axeInBothThemes(({ colorScheme, open }) => {
  test('on the import page, before and after a document is read', async ({
    openAs,
  }) => {
    const page = await open(openAs, '/reliability/import');
    await expect(
      page.getByRole('heading', { name: 'Import', level: 2 }),
    ).toBeVisible();
    await look(page, 'before');
    await page.locator('input[type="file"]').setInputFiles({
      name: 'outage.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(`# Cards were refused

Date: 2026-02-30

## Impact

Nobody could pay for 42 minutes.

## Timeline

- 10:05 UTC: support calls
- 10:47 UTC: all is well

## Action items

- [ ] Alert on refused cards
`),
    });
    await expect(
      page.getByRole('region', { name: 'The original' }),
    ).toBeVisible();
    await look(page, 'read');
  });

  test('on the page of the intake', async ({ openAs }) => {
    const page = await open(openAs, '/reliability/import/intake');
    await expect(
      page.getByRole('heading', { name: 'Deliveries', level: 2 }),
    ).toBeVisible();
    await look(page, 'intake, empty');
    const answers = '**/api/reliability/deliveries?**';
    await page.route(answers, route =>
      route.fulfill({ json: { items: DELIVERIES, page: {} } }),
    );
    await goTo(page, `/reliability/import/intake?state=failed&${colorScheme}`);
    await expect(page.getByText('alerts.0 is missing')).toBeVisible();
    await look(page, 'intake, filled');
    await page.unroute(answers);
  });
});
