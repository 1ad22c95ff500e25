import { expect } from '@playwright/test';
import { axeInBothThemes, look } from '../portal/axeInBothThemes';
import { personas } from '../portal/personas';
import { PortalApi } from '../portal/PortalApi';
import { goTo, test } from '../portal/test';
import { unique } from '../portal/unique';

const CART = 'component:default/cart';

axeInBothThemes(({ open }) => {
  test('while something is reported, looked for, and refused', async ({
    openAs,
  }) => {
    const page = await open(openAs, '/reliability/incidents');
    for (const [what, send] of [
      ['Report an incident', 'Report incident'],
      ['Report a near miss', 'Send near miss'],
    ]) {
      await page.getByRole('button', { name: what }).click();
      const dialog = page.getByRole('dialog', { name: what });
      await dialog.getByRole('button', { name: send }).click();
      await expect(dialog.getByText('This is needed.').first()).toBeVisible();
      await look(page, `${what}, refused`);
      await dialog.getByRole('combobox').fill('cart');
      await expect(page.getByRole('option').first()).toBeVisible();
      await look(page, `${what}, looked for`);
      await page.keyboard.press('Escape');
      await dialog.getByRole('button', { name: 'Close' }).click();
      await expect(dialog).toBeHidden();
    }
  });

  test('on an incident, and while one of its times is changed', async ({
    openAs,
  }) => {
    const title = unique('Search answers with yesterday');
    const onCall = await PortalApi.as(personas.onCallEngineer);
    const { key } = await onCall.reportIncident({
      title,
      severity: 'sev2',
      summary: 'The index was **a day** old.',
      entities: [{ ref: CART, role: 'impacted' }],
      times: {
        impactStarted: '2026-11-04T09:00:00Z',
        detected: '2026-11-04T09:06:00Z',
      },
    });
    const page = await open(openAs, `/reliability/incidents/${key}`);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await look(page, 'incident');
    await page.getByRole('button', { name: 'Change: Impact started' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, 'time');
    await page.keyboard.press('Escape');
  });

  test('on a postmortem that is a draft, written, refused, and published', async ({
    openAs,
  }) => {
    const title = unique('Search answers with yesterday');
    const onCall = await PortalApi.as(personas.onCallEngineer);
    const incident = await onCall.reportIncident({
      title,
      entities: [{ ref: CART, role: 'impacted' }],
      times: { detected: '2026-11-04T09:06:00Z' },
    });
    const draft = await onCall.openPostmortem(title, [incident.key]);
    await onCall.writeSection(draft, 'impact', 'A *day* without `news`.');
    const page = await open(openAs, `/reliability/postmortems/${draft.key}`);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await look(page, 'draft');

    await page.getByRole('button', { name: 'Write “Detection”' }).click();
    await expect(
      page.getByRole('textbox', { name: 'Text of “Detection”' }),
    ).toBeFocused();
    await look(page, 'written');
    await page.getByRole('button', { name: 'Done' }).click();

    await page
      .getByRole('button', { name: 'Add a factor', exact: true })
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, 'factor');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Attach an incident' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, 'attach');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Discard', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(page, 'discard');
    await page.keyboard.press('Escape');

    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('link', { name: 'Revision 1: Created' }).click();
    await expect(
      page.getByRole('dialog').getByRole('region', { name: 'Impact' }),
    ).toBeVisible();
    await look(page, 'revision');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Send to review' }).click();
    const question = page.getByRole('dialog');
    await expect(question).toBeVisible();
    await look(page, 'review');
    await question.getByRole('button', { name: 'Send to review' }).click();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.getByText('Not published')).toBeVisible();
    await look(page, 'refused');

    const published = await onCall.latestPublished(CART);
    await goTo(page, `/reliability/postmortems/${published.key}`);
    await expect(
      page.getByRole('heading', { name: published.title }),
    ).toBeVisible();
    await look(page, 'published');
  });

  test('while a gate is overridden, and where it was', async ({ openAs }) => {
    const title = unique('Search answers with yesterday');
    const onCall = await PortalApi.as(personas.onCallEngineer);
    const incident = await onCall.reportIncident({
      title,
      severity: 'sev4',
      entities: [{ ref: CART, role: 'impacted' }],
      times: {
        impactStarted: '2026-11-04T09:00:00Z',
        mitigated: '2026-11-04T09:30:00Z',
      },
    });
    const draft = await onCall.openPostmortem(title, [incident.key]);
    for (const section of [
      'whatHappened',
      'detection',
      'whatToChange',
    ] as const) {
      await onCall.writeSection(draft, section, 'The index was a day old.');
    }
    await onCall.bringToReview(draft.key, CART);
    const page = await open(openAs, `/reliability/postmortems/${draft.key}`);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const reason = dialog.getByRole('textbox', { name: /^When it was/ });
    await expect(reason).toBeFocused();
    await dialog.getByRole('button', { name: 'Publish now' }).click();
    await expect(dialog.getByText('Say why, in a sentence.')).toBeVisible();
    await look(page, 'overridden, refused');
    await reason.fill('Nobody measured it then');
    await dialog.getByRole('button', { name: 'Publish now' }).click();
    await expect(
      page.getByRole('region', { name: /^Published although/ }),
    ).toBeVisible();
    await look(page, 'overridden');
  });

  test('on an action item, and at each of its steps', async ({ openAs }) => {
    const onCall = await PortalApi.as(personas.onCallEngineer);
    const commit = async (title: string) =>
      onCall.takeStep(
        await onCall.noteActionItem(unique(title), CART),
        'committed',
      );
    const idea = await onCall.noteActionItem(unique('Show its age'), CART);
    const begun = await onCall.takeStep(await commit('Alert'), 'inProgress');
    const done = await onCall.takeStep(await commit('Rebuild it'), 'done');
    for (const [{ key, title }, steps] of [
      [idea, ['Edit', 'Commit', 'Decline']],
      [begun, ['Mark as done']],
      [done, ['Effect confirmed', 'It does not help']],
    ] as const) {
      const page = await open(openAs, `/reliability/action-items/${key}`);
      await expect(page.getByRole('heading', { name: title })).toBeVisible();
      await look(page, title);
      for (const step of steps) {
        await page.getByRole('button', { name: step, exact: true }).click();
        const dialog = page.getByRole('dialog');
        await expect(dialog).toBeVisible();
        await look(page, `${title}: ${step}`);
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();
      }
    }
  });
});
