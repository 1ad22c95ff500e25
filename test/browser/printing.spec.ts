import { expect } from '@playwright/test';
import { personas } from './portal/personas';
import { PortalApi } from './portal/PortalApi';
import { goTo, test } from './portal/test';
import { unique } from './portal/unique';

test('a printed postmortem has no empty heading, and names people and what they promised', async ({
  openAs,
}) => {
  const title = unique('Receipts arrive twice');
  const cart = 'component:default/cart';
  const owner = await PortalApi.as(personas.serviceOwner);
  const incident = await owner.reportIncident({
    title,
    severity: 'sev3',
    entities: [{ ref: cart, role: 'impacted' }],
    times: { impactStarted: '2026-11-02T09:00:00Z' },
  });
  const draft = await owner.openPostmortem(title, [incident.key]);
  await owner.writeSection(draft, 'detection', 'A shopper told us.');
  const idea = await owner.noteActionItem(
    unique('Send a receipt once'),
    cart,
    draft.key,
  );
  await owner.takeStep(idea, 'committed');

  const page = await openAs(
    personas.serviceOwner,
    `/reliability/postmortems/${draft.key}`,
  );
  await expect(page.getByText(idea.title)).toBeVisible();
  await page.emulateMedia({ media: 'print' });

  await expect(page.getByRole('heading')).toHaveText([
    new RegExp(title),
    'What happened',
    /^Timeline/,
    'What failed in protocol',
    'Detection',
    'What to change',
    'Action items',
    'People',
  ]);
  const item = page.getByRole('listitem').filter({ hasText: idea.title });
  await expect(item).toContainText(/due .*31 Jan/);
  await expect(item).toContainText(
    'done when: Somebody else can see that it works.',
  );
  await expect(item).not.toContainText('no owner');
  const people = page.getByRole('region', { name: 'People' });
  await expect(people.getByText('Author')).toBeVisible();
  await expect(people.getByRole('listitem')).not.toHaveCount(0);
  await expect(people.getByText('Asked to review')).toBeHidden();
  // What is left of the buttons says who can read it.
  await expect(page.getByRole('button')).toHaveText([/can read it/]);
  await page.emulateMedia({ media: null });
});

test('a printed report is the report alone, with what it rests on, and leaves other pages as they are', async ({
  openAs,
}) => {
  const page = await openAs(
    personas.serviceOwner,
    '/reliability/overview?scope=domain:default/payments&window=P365D',
  );
  await page.getByRole('link', { name: 'Report for a forum' }).click();
  const title = page.getByRole('heading', { name: 'Reliability of Payments' });
  await expect(title).toBeVisible();
  await expect(page).toHaveURL(/report\?scope=.*payments&window=P365D/);

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading').first()).toHaveText(
    'Reliability of Payments',
  );
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(
    page.getByRole('region', { name: 'Figures', exact: true }),
  ).toContainText(/Time to restore.*\(.*\) · n \d/);
  await expect(page.getByRole('region', { name: 'Systems' })).toContainText(
    'From A to Z, never by value',
  );
  await page.emulateMedia({ media: null });

  // The portal keeps the sheet of the report: other pages are printed as ever.
  await page.goBack();
  const trend = page.getByRole('region', { name: 'Time to restore over time' });
  await expect(trend).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(trend).toBeVisible();
  await page.emulateMedia({ media: null });
});

test('an overview that is printed before its calendar is there says so in place of grey bars, and has it afterwards', async ({
  openAs,
}) => {
  const page = await openAs(personas.serviceOwner, '/reliability/report');
  let answer = () => {};
  const isTime = new Promise<void>(resolve => {
    answer = resolve;
  });
  const calendars = '**/api/reliability/metrics/calendar?**';
  await page.route(calendars, async route => {
    await isTime;
    await route.continue();
  });
  // Nobody has asked for years yet.
  await goTo(
    page,
    '/reliability/overview?scope=domain:default/payments&calendar=year',
  );
  await expect(
    page.getByRole('region', { name: 'Figures of Payments' }),
  ).toContainText('in 90 days');
  const calendar = page.getByRole('region', { name: 'By the calendar' });
  const sentence = calendar.getByText(/print once more/);
  await expect(sentence).toBeHidden();

  await page.emulateMedia({ media: 'print' });
  await expect(sentence).toBeVisible();
  // The rows that hold its place on the screen.
  await expect(calendar.locator('[role="row"]').nth(1)).toBeHidden();

  answer();
  await expect(calendar.getByRole('row').nth(1)).toContainText('so far');
  await expect(sentence).toBeHidden();
  await page.unroute(calendars);
  await page.emulateMedia({ media: null });
});
