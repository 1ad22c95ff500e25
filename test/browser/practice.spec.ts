import { expect } from '@playwright/test';
import { personas } from './portal/personas';
import { PortalApi } from './portal/PortalApi';
import { goTo, test } from './portal/test';
import { unique } from './portal/unique';

const CHARTER = '/reliability/practice/charter';

test('a charter is adopted under the role of its sponsor, and another team acknowledges it where it works', async ({
  openAs,
}) => {
  const sponsor = unique('Director of platform');
  const owner = await openAs(personas.serviceOwner, CHARTER);
  await owner
    .getByRole('button', { name: /^(Adopt a|Change the) charter$/ })
    .click();
  const dialog = owner.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Sponsor' }).fill(sponsor);
  await dialog.getByRole('button', { name: 'Adopt' }).click();
  await expect(owner.getByText(/^Version \d+ is adopted\.$/)).toBeVisible();
  await expect(owner.getByText(`Sponsor: ${sponsor}`)).toBeVisible();

  const reviewer = await openAs(personas.reviewer, '/reliability/overview');
  const line = reviewer.getByRole('region', { name: 'Your acknowledgement' });
  await line.getByRole('link', { name: /^Read/ }).click();
  await expect(reviewer.getByText(`Sponsor: ${sponsor}`)).toBeVisible();
  await expect(
    reviewer.getByRole('region', { name: 'Words that we use' }),
  ).toContainText('Near miss');
  await line.getByRole('button', { name: 'I have read it' }).click();
  await expect(
    reviewer.getByText('Thank you. You have acknowledged the charter.'),
  ).toBeFocused();
  await goTo(reviewer, '/reliability/overview');
  await expect(
    reviewer.getByRole('heading', { name: 'What recurs' }),
  ).toBeVisible();
  await expect(line).toBeHidden();

  await owner.reload();
  await expect(
    owner.getByRole('region', { name: 'Who has acknowledged it' }),
  ).toContainText('Reviewer of another team');

  // No other story is about the line.
  for (const persona of Object.values(personas)) {
    await (await PortalApi.as(persona)).acknowledgeCharter();
  }
});
