import { expect } from '@playwright/test';
import { personas } from './portal/personas';
import { PortalApi } from './portal/PortalApi';
import { publishLearning } from './portal/publishLearning';
import { goTo, test } from './portal/test';
import { unique } from './portal/unique';

const CART = 'component:default/cart';

test('a review is set up, held on one screen, and closed with minutes that another team reads', async ({
  openAs,
}) => {
  const title = unique('Storefront review');
  const owner = await openAs(personas.serviceOwner, '/reliability/reviews');
  await owner.getByRole('button', { name: 'Set up reviews' }).first().click();
  const dialog = owner.getByRole('dialog', { name: 'Set up reviews' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
  const scope = dialog.getByRole('combobox', { name: 'What it is about' });
  await scope.fill('Storefront');
  await owner
    .getByRole('option', { name: /^Storefront/ })
    .first()
    .click();
  await dialog.getByLabel(/First day/).fill('2026-01-06');
  for (const team of ['Shopping', 'Discovery']) {
    await dialog.getByRole('combobox', { name: 'Who can lead it' }).fill(team);
    await owner
      .getByRole('option', { name: new RegExp(`^${team}`) })
      .first()
      .click();
  }
  await dialog.getByRole('button', { name: 'Set up' }).click();
  await expect(
    owner.getByRole('heading', { name: new RegExp(title) }),
  ).toBeVisible();
  await expect(
    owner.getByText('Proposed: they have not led one yet.'),
  ).toBeVisible();
  await owner.getByRole('button', { name: 'Agree' }).click();
  await expect(owner.getByText('They agreed.')).toBeVisible();

  const agenda = owner.getByRole('region', { name: 'Agenda' });
  await agenda
    .getByRole('textbox', { name: 'Add a topic' })
    .fill('On call in December');
  await agenda.getByRole('button', { name: 'Add', exact: true }).click();
  const topic = agenda.getByRole('button', {
    name: /^On call in December.*min/,
  });
  await topic.click();
  await topic.press('Alt+ArrowUp');

  await owner.getByRole('button', { name: 'Begin' }).click();
  await owner.getByRole('button', { name: 'Begin now' }).click();
  await expect(owner.getByText(/of 50 minutes used/)).toBeVisible();
  await owner
    .getByRole('textbox', { name: 'Notes' })
    .fill('Two weeks each, and a handover.');
  const saved = owner.getByRole('status').filter({ hasText: /^Saved$/ });
  await expect(saved).toBeVisible();
  const decisions = owner.getByRole('region', { name: /Decisions/ });
  await decisions
    .getByRole('textbox', { name: 'What was decided' })
    .fill('Handovers are written');
  await decisions.getByRole('button', { name: 'Note it' }).click();
  await decisions
    .getByRole('button', { name: 'Note it as an action item' })
    .click();
  await expect(decisions.getByRole('link', { name: /^AI-/ })).toBeVisible();

  await owner.getByRole('button', { name: 'Close with minutes' }).click();
  await owner.getByRole('button', { name: 'Close it' }).click();
  const minutes = (page: typeof owner) =>
    page.getByRole('region', { name: 'Minutes' });
  await expect(
    minutes(owner).getByText('Two weeks each, and a handover.'),
  ).toBeVisible();
  await expect(owner.getByRole('link', { name: 'The next one' })).toBeVisible();

  const path = new URL(owner.url()).pathname;
  const reviewer = await openAs(personas.reviewer, path);
  await expect(
    minutes(reviewer).getByText(/Handovers are written/),
  ).toBeVisible();

  await goTo(reviewer, '/catalog/default/domain/storefront/reliability');
  const next = reviewer.getByRole('region', { name: 'Next review' });
  await expect(next.getByText(title)).toBeVisible();
});

test('a lesson is carried to others in a review, which is in its minutes', async ({
  openAs,
}) => {
  const statement = unique('A queue needs a bound');
  const api = await PortalApi.as(personas.serviceOwner);
  const key = await publishLearning(api, CART, {
    statement,
    helped: 'A bound on it.',
  });
  const title = unique('Organisation review');
  const owner = await openAs(personas.serviceOwner, '/reliability/reviews');
  await owner.getByRole('button', { name: 'Set up reviews' }).first().click();
  const dialog = owner.getByRole('dialog', { name: 'Set up reviews' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
  await dialog.getByLabel(/First day/).fill('2026-01-06');
  await dialog.getByRole('button', { name: 'Set up' }).click();
  await owner.getByRole('button', { name: 'Begin' }).click();
  await owner.getByRole('button', { name: 'Begin now' }).click();
  await expect(owner.getByText(/of 50 minutes used/)).toBeVisible();
  await owner
    .getByRole('region', { name: 'Agenda' })
    .getByRole('button', { name: /^New postmortems/ })
    .click();
  const carry = owner
    .getByRole('listitem')
    .filter({ has: owner.getByRole('link', { name: key, exact: true }) })
    .getByRole('button', { name: /^Show its learnings/ });
  await expect(carry).toBeVisible();
  // The only one of a topic stands open.
  if ((await carry.getAttribute('aria-expanded')) !== 'true') {
    await carry.click();
  }
  const lesson = owner.getByRole('group', {
    name: new RegExp(`^Ask whether “${statement}”`),
  });
  // By its title, which comes after the name that its reference has.
  const asked = lesson.getByRole('button', { name: /^Ask [A-Z]/ }).first();
  const name = (await asked.textContent())?.replace(/^Ask /, '') ?? '';
  await asked.click();
  await expect(
    owner.getByText(new RegExp(`^${name} is asked`)).first(),
  ).toBeVisible();
  await expect(lesson.getByText(`Asked here: ${name}.`)).toBeVisible();

  await owner.getByRole('button', { name: 'Close with minutes' }).click();
  await owner.getByRole('button', { name: 'Close it' }).click();
  const minutes = owner.getByRole('region', { name: 'Minutes' });
  await expect(minutes.getByText(`asked of ${name}`)).toBeVisible();
  await expect(minutes.getByText(statement)).toBeVisible();
});
