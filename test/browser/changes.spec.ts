import { expect } from '@playwright/test';
import { personas } from './portal/personas';
import { test } from './portal/test';
import { unique } from './portal/unique';

test('a change is imagined to fail, prepared for, made, and compared with what was foreseen', async ({
  openAs,
}) => {
  const title = unique('Move the baskets to another store');
  const owner = await openAs(personas.serviceOwner, '/reliability/changes');
  await owner.getByRole('button', { name: 'Review a change' }).first().click();
  const dialog = owner.getByRole('dialog', { name: 'Review a change' });
  await dialog.getByRole('textbox', { name: 'What is changed' }).fill(title);
  await dialog
    .getByRole('combobox', { name: 'What it touches' })
    .fill('Checkout');
  await owner
    .getByRole('option', { name: /^Checkout/ })
    .first()
    .click();
  await dialog.getByLabel(/When it is made/).fill('2027-03-01T10:00');
  await dialog.getByRole('button', { name: 'Open the review' }).click();
  await expect(
    owner.getByText('Nobody has imagined yet how this may fail.'),
  ).toBeVisible();

  const proposed = owner.getByRole('region', { name: 'Proposed' });
  await expect(proposed.getByText(/failed so before/).first()).toBeVisible();
  const evidence = proposed.getByRole('link', { name: /^(INC|LRN)-/ }).first();
  const [ofLink, ofWords] = await evidence.evaluate(link =>
    [link, link.closest('li') ?? link].map(
      place => getComputedStyle(place).color,
    ),
  );
  expect(ofLink).not.toBe(ofWords);
  await proposed
    .getByRole('button', { name: /^Take it: “/ })
    .first()
    .click();
  const risks = owner.getByRole('region', { name: /Imagine that it failed/ });
  await risks.getByRole('button', { name: 'Make an action item' }).click();
  await expect(risks.getByRole('link', { name: /^AI-/ })).toBeVisible();

  await risks.getByRole('button', { name: 'Add an idea' }).click();
  const idea = owner.getByRole('dialog', { name: 'How may it fail?' });
  await idea
    .getByRole('textbox', { name: 'Imagine that it failed: how?' })
    .fill('Old baskets are not copied');
  await idea
    .getByRole('textbox', { name: 'How would you notice?' })
    .fill('Counts of both stores differ');
  await idea.getByRole('button', { name: 'Add' }).click();
  await expect(
    owner.getByText(
      '2 ways to fail are written down, and for each something is prepared.',
    ),
  ).toBeVisible();

  await owner.getByRole('button', { name: 'Mark as made' }).click();
  const outcome = owner.getByRole('region', { name: /What came of it/ });
  for (const [text, answer] of [
    ['Old baskets are not copied', 'It did not'],
    [/^(?!Old baskets)/, 'It occurred'],
  ] as const) {
    await outcome
      .getByRole('radiogroup', { name: text })
      .getByText(answer)
      .click();
  }
  await outcome.getByRole('button', { name: 'Finish' }).click();
  await expect(
    owner.getByText('Of 2 foreseen, 1 occurred and 1 did not; surprises: 0.'),
  ).toBeVisible();

  const reader = await openAs(personas.reviewer, '/reliability/changes');
  await reader.getByRole('link', { name: title }).click();
  await expect(
    reader.getByText('Hit: foreseen, and it occurred'),
  ).toBeVisible();
});
