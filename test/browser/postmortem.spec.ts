import { expect } from '@playwright/test';
import { personas } from './portal/personas';
import { PortalApi } from './portal/PortalApi';
import { goTo, test } from './portal/test';
import { unique } from './portal/unique';

test('a postmortem is written among few, refused until it is complete, and then read by all', async ({
  openAs,
}) => {
  const title = unique('Carts lose their last item');
  const onCall = await PortalApi.as(personas.onCallEngineer);
  const { key: incident } = await onCall.reportIncident({
    title,
    severity: 'sev3',
    entities: [{ ref: 'component:default/cart', role: 'impacted' }],
    times: {
      impactStarted: '2026-11-02T09:00:00Z',
      detected: '2026-11-02T09:06:00Z',
      mitigated: '2026-11-02T09:48:00Z',
      resolved: '2026-11-02T10:10:00Z',
    },
  });

  const owner = await openAs(
    personas.serviceOwner,
    `/reliability/incidents/${incident}`,
  );
  await owner.getByRole('button', { name: 'New postmortem' }).click();
  await expect(owner).toHaveURL(/\/reliability\/postmortems\/[A-Z]+-\d+$/);
  const path = new URL(owner.url()).pathname;
  const key = path.slice(path.lastIndexOf('/') + 1);
  await expect(owner.getByRole('heading', { name: title })).toBeVisible();

  // Somebody of another team neither finds the draft nor can open it.
  const search = `/reliability/postmortems?q=${encodeURIComponent(title)}`;
  const reviewer = await openAs(personas.reviewer, search);
  await expect(
    reviewer.getByText('Nothing matches these filters'),
  ).toBeVisible();
  await goTo(reviewer, path);
  await expect(
    reviewer.getByText(`There is nothing to show for ${key}`),
  ).toBeVisible();
  await expect(reviewer.getByText(title)).toHaveCount(0);
  await owner.bringToFront();

  // Escape leaves a section and keeps its text; Ctrl-S saves it.
  const { keyboard } = owner;
  await owner.getByRole('button', { name: 'Write “What happened”' }).click();
  const editor = owner.getByRole('textbox', {
    name: 'Text of “What happened”',
  });
  await expect(editor).toBeFocused();
  await keyboard.type('The last item of a cart was dropped.');
  await keyboard.press('Escape');
  await expect(editor).toBeHidden();
  await expect(
    owner.getByText('The last item of a cart was dropped.'),
  ).toBeVisible();
  await owner.getByRole('button', { name: 'Edit “What happened”' }).click();
  await expect(editor).toBeFocused();
  await keyboard.press('Control+End');
  await keyboard.type(' Shoppers told us.');
  await keyboard.press('Control+s');
  await expect(
    owner.getByRole('status').filter({ hasText: /^Saved \d\d:\d\d UTC$/ }),
  ).not.toHaveCount(0);
  await owner.getByRole('button', { name: 'Done' }).click();
  await owner.getByRole('button', { name: 'Write “Detection”' }).click();
  await expect(
    owner.getByRole('textbox', { name: 'Text of “Detection”' }),
  ).toBeFocused();
  await keyboard.type('No alert watches the size of carts.');
  await owner.getByRole('button', { name: 'Done' }).click();

  // Publishing before the rest is there names what is missing.
  await owner.getByRole('button', { name: 'Send to review' }).click();
  const question = owner.getByRole('dialog', { name: /^Send .* to review\?$/ });
  await expect(question.getByText(/^No factor outside people/)).toBeVisible();
  await question.getByRole('button', { name: 'Send to review' }).click();
  await owner.getByRole('button', { name: 'Publish', exact: true }).click();
  const refusal = owner.getByRole('region', { name: /^Not published yet/ });
  await expect(refusal).toBeFocused();
  await expect(
    refusal.getByText('No process action is committed yet'),
  ).toBeVisible();
  await expect(
    refusal.getByText(/^No factor outside people yet/),
  ).toBeVisible();

  await owner
    .getByRole('button', { name: 'Add a factor', exact: true })
    .click();
  const factor = owner.getByRole('dialog', {
    name: 'Add a contributing factor',
  });
  await factor
    .getByRole('textbox', { name: 'The condition' })
    .fill('Carts are written twice without an order between the writes');
  await factor.getByRole('button', { name: /Where it lies/ }).click();
  await owner.getByRole('option', { name: /^Technology/ }).click();
  // Its words, since the radio itself is hidden: a press waits until the options are gone that lay over it.
  await factor.getByText('The evidence points to it.').click();
  await expect(factor.getByRole('radio', { name: /^likely/ })).toBeChecked();
  await factor.getByRole('button', { name: 'Add a piece of evidence' }).click();
  await factor.getByLabel('Title').fill('Writes of one cart in the log');
  await factor.getByRole('button', { name: 'Save the factor' }).click();
  await expect(factor).toBeHidden();
  await expect(owner.getByRole('button', { name: '1 piece' })).toBeVisible();

  await owner.getByLabel('Note an idea').fill('Every cart change has a review');
  await owner.getByRole('button', { name: /Kind of action/ }).click();
  await owner.getByRole('option', { name: /^Process/ }).click();
  await owner.getByRole('button', { name: 'Add', exact: true }).click();
  await owner.getByRole('button', { name: /^Commit [A-Z]+-\d+$/ }).click();
  const promise = owner.getByRole('dialog', { name: /^Commit/ });
  // The postmortem is about one entity: that is the one to be made better.
  await expect(
    promise.getByRole('combobox', { name: 'Makes better' }),
  ).toHaveValue(/^cart$/i);
  await promise
    .getByRole('textbox', { name: 'How to tell that it worked' })
    .fill('The next ten changes to carts have a review.');
  await promise.getByLabel('Due').fill('2030-01-31');
  await promise.getByRole('button', { name: 'Commit' }).click();
  await expect(promise).toBeHidden();

  await owner.getByRole('button', { name: 'Publish', exact: true }).click();
  await owner.getByRole('button', { name: 'Publish now' }).click();
  await expect(owner.getByText(`${key} is published.`)).toBeVisible();

  await goTo(reviewer, search);
  await reviewer.getByRole('link', { name: title }).click();
  await expect(reviewer.getByText(/Shoppers told us\./)).toBeVisible();
});

test('two people who write in one section see both texts side by side', async ({
  openAs,
}) => {
  const title = unique('Two people remember a sale');
  const onCall = await PortalApi.as(personas.onCallEngineer);
  const { key: incident } = await onCall.reportIncident({
    title,
    entities: [{ ref: 'component:default/cart', role: 'impacted' }],
    times: { detected: '2026-11-03T09:06:00Z' },
  });
  const postmortem = await onCall.openPostmortem(title, [incident]);

  const owner = await openAs(
    personas.serviceOwner,
    `/reliability/postmortems/${postmortem.key}`,
  );
  await owner.getByRole('button', { name: 'Write “Impact”' }).click();
  const editor = owner.getByRole('textbox', { name: 'Text of “Impact”' });
  await expect(editor).toBeFocused();
  await onCall.writeSection(postmortem, 'impact', 'Three hundred carts.');
  await owner.keyboard.type('Three thousand carts.');
  await owner.keyboard.press('Control+s');

  await expect(
    owner.getByRole('heading', { name: /saved while you were writing$/ }),
  ).toContainText('On-call engineer');
  await expect(owner.getByRole('group', { name: /^Saved, / })).toContainText(
    'hundred',
  );
  await expect(
    owner.getByRole('group', { name: 'Yours', exact: true }),
  ).toContainText('thousand');
  await owner.getByRole('button', { name: 'Keep mine' }).click();
  await expect(owner.getByRole('group', { name: /^Saved, / })).toHaveCount(0);
  await expect(owner.getByText('Three thousand carts.')).toBeVisible();
});
