import { expect, Locator } from '@playwright/test';
import { personas } from './portal/personas';
import { PortalApi } from './portal/PortalApi';
import { goTo, test } from './portal/test';
import { unique } from './portal/unique';

/** Where something is drawn. */
async function boxOf(place: Locator) {
  const box = await place.boundingBox();
  if (!box) throw new Error('It is not drawn');
  return box;
}

/** How far down the words of something stand, whatever is drawn beside them. */
function lineOf(place: Locator): Promise<number> {
  return place.evaluate(element => {
    const words = document.createRange();
    words.selectNodeContents(element.lastChild ?? element);
    return words.getBoundingClientRect().bottom;
  });
}

test('on a phone the gates are one press away, and words stand beside their marks', async ({
  openAs,
}) => {
  const title = unique('Prices jump');
  const owner = await PortalApi.as(personas.serviceOwner);
  const incident = await owner.reportIncident({
    title,
    severity: 'sev1',
    entities: [{ ref: 'component:default/cart', role: 'impacted' }],
    times: { impactStarted: '2026-11-02T09:00:00Z' },
  });
  const draft = await owner.openPostmortem(title, [incident.key]);
  const page = await openAs(
    personas.serviceOwner,
    `/reliability/postmortems/${draft.key}`,
  );
  await owner.noteActionItem(
    unique('Check prices twice'),
    'component:default/cart',
    draft.key,
  );
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });

  await page.getByRole('button', { name: /^Gates: \d of \d passed/ }).click();
  const gate = page.getByText(`Not known: when ${incident.key} was detected`);
  await expect(gate).toBeInViewport();

  // What happened has the line to itself; what can be done with it stands below.
  const moment = page
    .getByRole('table')
    .getByRole('row')
    .filter({ hasText: 'Impact started' });
  const told = moment.getByRole('cell').nth(1);
  expect((await boxOf(told)).width).toBeGreaterThan(180);
  const change = await boxOf(moment.getByRole('button', { name: /^Change/ }));
  expect(change.y).toBeGreaterThan(await lineOf(told.locator('b')));

  await goTo(page, `/reliability/incidents?q=${incident.key}`);
  const row = page.getByRole('listitem').filter({ hasText: title });
  const severity = await lineOf(row.getByText('Sev-1'));
  const status = await lineOf(row.getByText('Open', { exact: true }));
  expect(Math.abs(severity - status)).toBeLessThan(1);

  // Rows of a list reach the edges of their card, here as elsewhere.
  await goTo(page, `/reliability/incidents/${incident.key}`);
  const card = page.getByRole('region', { name: 'Action items' });
  const item = await boxOf(
    card.getByRole('listitem').filter({ hasText: 'Check prices twice' }),
  );
  expect(item.x).toBe((await boxOf(card)).x);
  if (before) await page.setViewportSize(before);
});
