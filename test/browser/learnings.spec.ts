import { expect } from '@playwright/test';
import { personas } from './portal/personas';
import { PortalApi } from './portal/PortalApi';
import { publishLearning } from './portal/publishLearning';
import { goTo, test } from './portal/test';
import { unique } from './portal/unique';

const CART = 'component:default/cart';
/** Its API is used by the web shop of another team. */
const WEB_SHOP = '/catalog/default/component/storefront-web/reliability';

test('what was learned in a draft is found by another team once it is published, and by nobody before', async ({
  openAs,
}) => {
  const title = unique('Carts are written twice');
  const statement = unique('Two writers of one thing need an order');
  const api = await PortalApi.as(personas.serviceOwner);
  const incident = await api.reportIncident({
    title,
    severity: 'sev3',
    entities: [{ ref: CART, role: 'impacted' }],
    times: {
      impactStarted: '2026-11-02T09:00:00Z',
      detected: '2026-11-02T09:06:00Z',
      mitigated: '2026-11-02T09:48:00Z',
      resolved: '2026-11-02T10:10:00Z',
    },
  });
  let draft = await api.openPostmortem(title, [incident.key]);
  for (const section of [
    'whatHappened',
    'detection',
    'whatToChange',
  ] as const) {
    draft = await api.writeSection(draft, section, 'The last write won.');
  }

  const path = `/reliability/postmortems/${draft.key}`;
  const owner = await openAs(personas.serviceOwner, path);
  await owner.getByRole('button', { name: 'Add a learning' }).click();
  const dialog = owner.getByRole('dialog', { name: 'Add a learning' });
  for (const [name, text] of [
    ['What was learned', statement],
    ['Where it applies', 'Whatever is written by two services'],
    ['What helped', 'A version on each cart'],
  ]) {
    await dialog.getByRole('textbox', { name }).fill(text);
  }
  const mode = dialog.getByRole('combobox', { name: 'Failure mode' });
  await mode.fill('race condition');
  await mode.press('Escape');
  await dialog.getByRole('button', { name: 'Save the learning' }).click();
  await expect(dialog).toBeHidden();
  await expect(owner.getByRole('article').getByText(statement)).toBeVisible();

  const search = `/reliability/learnings?q=${encodeURIComponent(statement)}`;
  const nothing = 'Nothing matches these filters';
  const reviewer = await openAs(personas.reviewer, search);
  await expect(reviewer.getByText(nothing)).toBeVisible();
  await goTo(owner, search);
  await expect(owner.getByText(nothing)).toBeVisible();

  await api.publish(draft.key, CART);
  await goTo(reviewer, '/reliability/overview');
  await expect(reviewer.getByRole('combobox', { name: 'Scope' })).toBeVisible();
  await goTo(reviewer, search);
  // By another word for the same.
  await goTo(reviewer, `${search}&failureMode=write+conflict`);
  const row = reviewer.getByRole('row', { name: new RegExp(statement) });
  await expect(row).toContainText('A version on each cart');
  await expect(row).toContainText('Lost update');
  await row.getByRole('link', { name: statement }).click();
  await expect(
    reviewer.getByRole('heading', { name: statement }),
  ).toBeVisible();
  await expect(
    reviewer.getByRole('region', { name: 'What helped' }),
  ).toContainText('A version on each cart');
  await reviewer.getByRole('button', { name: 'No longer true' }).click();
  const retiring = reviewer.getByRole('dialog');
  await retiring.getByRole('textbox', { name: 'Why' }).fill('One writer now');
  await retiring.getByRole('button', { name: 'Retire' }).click();
  await expect(reviewer.getByText('One writer now').first()).toBeVisible();
  await reviewer.getByRole('button', { name: 'Take that back' }).click();
  await expect(
    reviewer.getByRole('button', { name: 'Take that back' }),
  ).toBeHidden();
  await reviewer.getByRole('link', { name: draft.key }).click();
  await expect(reviewer).toHaveURL(new RegExp(`${path}$`));
  await expect(
    reviewer.getByRole('article').getByText(statement),
  ).toBeVisible();
});

test('the portal’s own search finds what was published, and says where it was learned', async ({
  openAs,
}) => {
  const word = unique('Zwischenspeicher').replace(/\W/g, '');
  const api = await PortalApi.as(personas.serviceOwner);
  const incident = await api.reportIncident({
    title: `${word} was cold`,
    severity: 'sev3',
    entities: [{ ref: CART, role: 'impacted' }],
    times: {
      impactStarted: '2026-11-02T09:00:00Z',
      detected: '2026-11-02T09:06:00Z',
      mitigated: '2026-11-02T09:48:00Z',
      resolved: '2026-11-02T10:10:00Z',
    },
  });
  let draft = await api.openPostmortem(`${word} was cold`, [incident.key]);
  for (const section of [
    'whatHappened',
    'detection',
    'whatToChange',
  ] as const) {
    draft = await api.writeSection(
      draft,
      section,
      `The ${word} was **empty**.`,
    );
  }
  await api.publish(draft.key, CART);

  const page = await openAs(personas.reviewer, `/search?query=${word}`);
  const found = page.getByRole('link', { name: `${word} was cold` });
  await expect(async () => {
    await page.reload();
    await expect(found).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
  const result = page.getByRole('listitem').filter({ has: found });
  await expect(result).toContainText(draft.key);
  await expect(result).toContainText('Sev-3');
  await expect(result).toContainText(`The ${word} was empty.`);
  await found.click();
  await expect(page).toHaveURL(
    new RegExp(`/reliability/postmortems/${draft.key}$`),
  );
});

test('what was learned is asked of a service that depends on where it happened, and its answer comes back', async ({
  openAs,
}) => {
  const statement = unique('Whoever calls the cart needs a deadline');
  const api = await PortalApi.as(personas.serviceOwner);
  const key = await publishLearning(api, CART, {
    statement,
    helped: 'A deadline of a second',
  });

  const web = await openAs(personas.reviewer, WEB_SHOP);
  const asked = web.getByRole('listitem').filter({ hasText: statement });
  await expect(async () => {
    await web.reload();
    await expect(asked).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(asked).toContainText('You depend on Cart, where it happened');

  await asked.getByRole('button', { name: 'Does not apply' }).click();
  await asked
    .getByRole('textbox', { name: 'Why does it not apply?' })
    .fill('It shows an empty cart');
  await asked.getByRole('button', { name: 'Answer' }).click();
  await expect(asked).toBeHidden();
  await web.getByRole('button', { name: 'Undo' }).click();
  await asked.getByRole('button', { name: 'Applies here' }).click();
  await expect(web.getByText(/was written from what helped/)).toBeVisible();
  await web.getByRole('button', { name: /^Open AI-/ }).click();
  await expect(
    web.getByRole('heading', { name: /A deadline of a second/ }),
  ).toBeVisible();

  const owner = await openAs(
    personas.serviceOwner,
    `/reliability/postmortems/${key}`,
  );
  const learning = owner
    .getByRole('article')
    .getByRole('article')
    .filter({ hasText: statement });
  await expect(learning).toContainText(/answered 1, adopted 1\./);
  await learning.getByRole('button', { name: 'Show answers' }).click();
  await expect(
    learning.getByRole('listitem').filter({ hasText: 'Applies here' }),
  ).toHaveCount(1);
});
