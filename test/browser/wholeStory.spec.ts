import { expect, Locator, Page } from '@playwright/test';
import { Persona, personas } from './portal/personas';
import { goTo, signIn, test } from './portal/test';

/*
 * All of it once, from an empty store and through the pages alone: what happened to one team changes what another one does, and that is told in
 * the review of the domain and as a milestone.
 */

const WEB_SHOP = '/catalog/default/component/storefront-web/reliability';

/** An empty portal starts, on a machine that others use, too. */
const PATIENCE = 600_000;

const title = 'Carts lose their last item';
const statement = 'Whoever calls the cart needs a deadline';
const deadline = 'A deadline of a second for each call of the cart';

test('what happened to one team is learned by another, and comes back as a milestone', async ({
  browser,
}) => {
  test.setTimeout(PATIENCE);
  // A module of the launcher's kind, which stories are not.
  const { startAPortal } = await import('./portal/startPortal.mjs');
  const portal = await startAPortal({ APP_CONFIG_demo_history: 'false' });
  const context = await browser.newContext({
    baseURL: `http://localhost:${portal.address.AFTERWORD_APP_PORT}`,
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 900 },
  });
  context.setDefaultTimeout(20_000);
  context.setDefaultNavigationTimeout(90_000);
  const openAs = async (persona: Persona, path: string) => {
    const page = await context.newPage();
    await page.goto(path);
    await signIn(page, persona);
    return page;
  };
  try {
    const onCall = await openAs(
      personas.onCallEngineer,
      '/reliability/incidents',
    );
    const incident = await report(onCall);
    const owner = await openAs(personas.serviceOwner, incident);
    await writeAndPublish(owner);
    const reviewer = await openAs(personas.reviewer, WEB_SHOP);
    await adopt(reviewer);
    await verify(reviewer);
    await expectInReview(owner);
    await expectMilestone(owner);
  } finally {
    await context.close();
    await portal.stop();
  }
});

/** Somebody on call reports what happens, and says when it was noticed and over. @returns where it is shown */
async function report(page: Page): Promise<string> {
  await page
    .getByRole('button', { name: 'Report an incident' })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Report an incident' });
  await dialog.getByLabel('What is happening?').fill(title);
  await dialog
    .getByRole('combobox', { name: 'What is affected?' })
    .fill('cart');
  await page
    .getByRole('option', { name: /^cart\b/i })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'How much does it hurt?' }).click();
  await page.getByRole('option', { name: 'Sev-3' }).click();
  await dialog.getByRole('button', { name: 'Report incident' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('link', { name: title }).first().click();
  await expect(
    page.getByRole('heading', { name: title, level: 2 }),
  ).toBeVisible();
  for (const [point, minutes] of [
    ['Impact started', 60],
    ['Detected', 50],
    ['Mitigated', 10],
  ] as const) {
    await page
      .getByRole('button', { name: new RegExp(`^(Change|Add|Set): ${point}`) })
      .click();
    const change = page.getByRole('dialog', { name: point });
    await change
      .getByLabel('When was it?')
      .fill(new Date(Date.now() - minutes * 60_000).toISOString().slice(0, 16));
    await change.getByRole('button', { name: 'Save' }).click();
    await expect(change).toBeHidden();
  }
  return new URL(page.url()).pathname;
}

/** The team writes down what happened, why, what it changes and what others can learn, and publishes it. */
async function writeAndPublish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New postmortem' }).click();
  await expect(page).toHaveURL(/\/reliability\/postmortems\/[A-Z]+-\d+$/);
  for (const [section, text] of [
    ['What happened', 'The last item of a cart was dropped.'],
    ['Detection', 'Shoppers told us.'],
  ]) {
    await page.getByRole('button', { name: `Write “${section}”` }).click();
    await page
      .getByRole('textbox', { name: `Text of “${section}”` })
      .fill(text);
    await page.getByRole('button', { name: 'Done' }).click();
  }
  await page.getByRole('button', { name: 'Add a factor', exact: true }).click();
  const factor = page.getByRole('dialog', {
    name: 'Add a contributing factor',
  });
  await factor
    .getByRole('textbox', { name: 'The condition' })
    .fill('Carts are written twice without an order between the writes');
  await choose(
    page,
    factor.getByRole('button', { name: /Where it lies/ }),
    /^Technology/,
  );
  await factor.getByRole('button', { name: 'Save the factor' }).click();
  await expect(factor).toBeHidden();

  await page.getByLabel('Note an idea').fill('Every cart change has a review');
  await choose(
    page,
    page.getByRole('button', { name: /Kind of action/ }),
    /^Process/,
  );
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: /^Commit [A-Z]+-\d+$/ }).click();
  await commit(page, 'The next ten changes to carts have a review.');

  await page.getByRole('button', { name: 'Add a learning' }).click();
  const learning = page.getByRole('dialog', { name: 'Add a learning' });
  await learning
    .getByRole('textbox', { name: 'What was learned' })
    .fill(statement);
  await learning.getByRole('textbox', { name: 'What helped' }).fill(deadline);
  await learning.getByRole('button', { name: 'Save the learning' }).click();
  await expect(learning).toBeHidden();

  await page.getByRole('button', { name: 'Send to review' }).click();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText(/ is published\.$/)).toBeVisible();
}

/** Another team, whose service calls the cart, is asked, and says that it applies. */
async function adopt(page: Page): Promise<void> {
  const asked = page.getByRole('listitem').filter({ hasText: statement });
  await expect(async () => {
    await page.reload();
    await expect(asked).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await expect(asked).toContainText('You depend on Cart, where it happened');
  await asked.getByRole('button', { name: 'Applies here' }).click();
  await page.getByRole('button', { name: /^Open AI-/ }).click();
  await expect(
    page.getByRole('heading', { name: new RegExp(deadline) }),
  ).toBeVisible();
}

/** It does so, and checks that it helps. */
async function verify(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Commit\b/ })
    .first()
    .click();
  await commit(
    page,
    'The shop answers within a second while the cart is away.',
  );
  await page.getByRole('button', { name: 'Mark as done' }).click();
  const done = page.getByRole('dialog', { name: /is done$/ });
  await done.getByRole('button', { name: 'Mark as done' }).click();
  await expect(done).toBeHidden();
  await page.getByRole('button', { name: 'Effect confirmed' }).click();
  const check = page.getByRole('dialog', { name: /helps$/ });
  await check
    .getByRole('textbox', { name: 'How the effect was checked' })
    .fill('The cart was taken away for an hour, and the shop went on.');
  await check.getByRole('button', { name: 'Effect confirmed' }).click();
  await expect(page.getByText(/ is verified\.$/)).toBeVisible();
}

/** The next review of the domain has it to celebrate. */
async function expectInReview(page: Page): Promise<void> {
  await goTo(page, '/reliability/reviews');
  await page.getByRole('button', { name: 'Set up reviews' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Set up reviews' });
  await dialog
    .getByRole('textbox', { name: 'Title' })
    .fill('Storefront review');
  await dialog
    .getByRole('combobox', { name: 'What it is about' })
    .fill('Storefront');
  await page
    .getByRole('option', { name: /^Storefront/ })
    .first()
    .click();
  await dialog.getByLabel(/First day/).fill('2026-01-06');
  await dialog.getByRole('button', { name: 'Set up' }).click();
  await expect(
    page.getByRole('heading', { name: /Storefront review/ }),
  ).toBeVisible();
  const agenda = page.getByRole('region', { name: 'Agenda' });
  await agenda.getByRole('button', { name: /^What to celebrate.*min/ }).click();
  await expect(
    page.getByRole('region', { name: 'What to celebrate' }).getByText(deadline),
  ).toBeVisible();
  await agenda.getByRole('button', { name: /^New postmortems.*min/ }).click();
  await expect(
    page.getByRole('region', { name: 'New postmortems' }).getByText(title),
  ).toBeVisible();
}

/** And what was reached is told, once, and ranked against nobody. */
async function expectMilestone(page: Page): Promise<void> {
  await goTo(page, '/reliability/practice');
  const milestones = page.getByRole('region', { name: 'Milestones' });
  await expect(async () => {
    await page.reload();
    await expect(
      milestones.getByText(/has published its first postmortem/),
    ).toBeVisible({ timeout: 8_000 });
  }).toPass({ timeout: 120_000 });
}

/** Makes a promise of an idea, in the dialog that is open. */
async function commit(page: Page, acceptanceTest: string): Promise<void> {
  const promise = page.getByRole('dialog', { name: /^Commit/ });
  await promise
    .getByRole('textbox', { name: 'How to tell that it worked' })
    .fill(acceptanceTest);
  await promise.getByLabel('Due').fill('2030-01-31');
  await promise.getByRole('button', { name: 'Commit' }).click();
  await expect(promise).toBeHidden();
}

async function choose(
  page: Page,
  button: Locator,
  option: RegExp,
): Promise<void> {
  await button.click();
  await page.getByRole('option', { name: option }).click();
}
