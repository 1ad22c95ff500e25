import { expect, Page } from '@playwright/test';
import { axeFindings } from './portal/axeFindings';
import { personas } from './portal/personas';
import { PortalApi } from './portal/PortalApi';
import { goTo, OpenAs, test } from './portal/test';
import { unique } from './portal/unique';

const CART = 'component:default/cart';

const LISTS = [
  ['incidents', 'Incidents', 'No incidents to show yet', 'title'],
  ['postmortems', 'Postmortems', 'No postmortems to show yet', 'title'],
  ['action-items', 'Action items', 'No action items to show yet', 'title'],
  ['deployments', 'Deployments', 'No deployments to show yet', 'finished'],
] as const;

/** The narrowest window that pages are made for. */
const PHONE = { width: 390, height: 844 };

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

/** Looks at the page as it stands; a finding is told at the end, after the other states. */
async function look(page: Page, state: string): Promise<void> {
  expect.soft(await axeFindings(page), state).toEqual([]);
}

// The portal draws a page anew when the theme changes, so each story is told in both.
for (const colorScheme of ['light', 'dark'] as const) {
  const open = async (openAs: OpenAs, path: string) => {
    const page = await openAs(personas.onCallEngineer, path);
    // A theme that changes while somebody signs in would begin that anew.
    await expect(page.getByRole('main').first()).toBeVisible();
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('body')).toHaveAttribute(
      'data-theme-mode',
      colorScheme,
    );
    return page;
  };

  test.describe(`axe finds nothing in the ${colorScheme} theme`, () => {
    test('in a list that is filled, that filters leave nothing of, and that is empty', async ({
      openAs,
    }) => {
      for (const [list, heading, nothing, order] of LISTS) {
        const path = `/reliability/${list}`;
        const page = await open(openAs, path);
        await expect(
          page.getByRole('heading', { name: heading, level: 2 }),
        ).toBeVisible();
        await page.getByRole('rowheader').nth(1).hover();
        await look(page, `${list}, filled`);

        await goTo(page, `${path}?q=${unique('nowhere')}`);
        await expect(
          page.getByText('Nothing matches these filters'),
        ).toBeVisible();
        await look(page, `${list}, filtered`);

        // The demo is never empty; nobody has asked in this order yet.
        const answers = `**/api/reliability/${list}?**`;
        await page.route(answers, route =>
          route.fulfill({ json: { items: [], page: {} } }),
        );
        await goTo(page, `${path}?sort=${order}&${colorScheme}`);
        await expect(page.getByText(nothing)).toBeVisible();
        await look(page, `${list}, empty`);
        await page.unroute(answers);
      }
    });

    test('on the overview, of everything and of a part, with other days, a definition and a report', async ({
      openAs,
    }) => {
      const page = await open(openAs, '/reliability/overview');
      await expect(page.getByRole('rowheader').first()).toBeVisible();
      await expect(
        page
          .getByRole('region', { name: /over time/ })
          .locator('svg')
          .first(),
      ).toBeVisible();
      const calendar = page.getByRole('region', { name: 'By the calendar' });
      // It is asked for when somebody comes near.
      await calendar.scrollIntoViewIfNeeded();
      await expect(calendar.getByText('so far')).toBeVisible();
      await look(page, 'organisation');

      await page
        .getByRole('button', { name: 'How is “Incidents” computed?' })
        .first()
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await look(page, 'definition');
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: /Window/ }).click();
      await page.getByRole('option', { name: 'Other days' }).click();
      await page.getByRole('button', { name: 'Show these days' }).click();
      await expect(
        page.getByText('Which day does it begin with?'),
      ).toBeVisible();
      await look(page, 'other days, refused');

      await goTo(page, '/reliability/overview?scope=component:default/cart');
      await expect(
        page.getByRole('region', { name: 'Incidents by severity' }),
      ).toContainText('Sev-1');
      await look(page, 'component');

      await goTo(page, '/reliability/overview/definitions');
      await expect(
        page.getByRole('heading', { name: 'How these figures are made' }),
      ).toBeVisible();
      await look(page, 'definitions');

      await goTo(page, '/reliability/report');
      await expect(
        page.getByRole('region', { name: 'Send this every month' }),
      ).toContainText('Group');
      await look(page, 'report');
    });

    test('on what figures do not know, filled, filtered, and with nothing left', async ({
      openAs,
    }) => {
      const onCall = await PortalApi.as(personas.onCallEngineer);
      // Nobody has said when it was over.
      await onCall.reportIncident({
        title: unique('Search answers with yesterday'),
        severity: 'sev2',
        entities: [{ ref: CART, role: 'impacted' }],
        times: {
          impactStarted: new Date(Date.now() - 40 * 86_400_000).toISOString(),
        },
      });
      const page = await open(openAs, '/reliability/quality');
      await expect(page.getByRole('rowheader').nth(1)).toBeVisible();
      await look(page, 'quality, filled');

      await page.getByRole('button', { name: 'Download' }).click();
      await expect(page.getByRole('menuitem').first()).toBeVisible();
      await look(page, 'quality, download');
      await page.keyboard.press('Escape');

      await goTo(page, `/reliability/quality?scope=${CART}&window=P90D`);
      await expect(page.getByRole('rowheader').nth(1)).toBeVisible();
      await look(page, 'quality, of a part');

      const answers = '**/api/reliability/metrics/quality?**';
      await page.route(answers, route =>
        route.fulfill({ json: { items: [], page: { total: 0 } } }),
      );
      await goTo(page, '/reliability/quality?window=P30D');
      await expect(page.getByText('Nothing to mend')).toBeVisible();
      await look(page, 'quality, empty');
      await page.unroute(answers);
    });

    test('on an entity with much, some, and nothing to tell', async ({
      openAs,
    }) => {
      for (const name of ['checkout', 'cart', 'card-vault']) {
        const path = `/catalog/default/component/${name}`;
        const page = await open(openAs, path);
        await expect(
          page.getByRole('link', { name: 'Reliability', exact: true }).last(),
        ).toBeVisible();
        await look(page, `card of ${name}`);
        await goTo(page, `${path}/reliability`);
        await expect(
          page.getByRole('region', { name: 'Postmortems' }),
        ).toBeVisible();
        await look(page, `tab of ${name}`);
      }
    });

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
      await page
        .getByRole('button', { name: 'Change: Impact started' })
        .click();
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

    test('on a phone: lists, a draft, and its dialogs', async ({ openAs }) => {
      const title = unique('Search answers with yesterday');
      const onCall = await PortalApi.as(personas.onCallEngineer);
      const incident = await onCall.reportIncident({
        title,
        entities: [{ ref: CART, role: 'impacted' }],
        times: { detected: '2026-11-04T09:06:00Z' },
      });
      const draft = await onCall.openPostmortem(title, [incident.key]);
      await onCall.writeSection(draft, 'impact', 'A day without news.');
      const idea = await onCall.noteActionItem(unique('Show its age'), CART);

      const page = await open(openAs, '/reliability/incidents');
      await page.setViewportSize(PHONE);
      await expect(page.getByRole('button', { name: 'Filters' })).toBeVisible();
      await look(page, 'list on a phone');
      await page.getByRole('button', { name: 'Filters' }).click();
      await look(page, 'filters on a phone');
      await page.getByRole('button', { name: 'Report an incident' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await look(page, 'report on a phone');
      await page.keyboard.press('Escape');

      await goTo(page, `/reliability/incidents/${incident.key}`);
      await page
        .getByRole('button', { name: 'Change: Impact started' })
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await look(page, 'time on a phone');
      await page.keyboard.press('Escape');

      await goTo(page, `/reliability/action-items/${idea.key}`);
      await page.getByRole('button', { name: 'Commit', exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await look(page, 'commit on a phone');
      await page.keyboard.press('Escape');

      await goTo(page, `/reliability/postmortems/${draft.key}`);
      await expect(page.getByRole('heading', { name: title })).toBeVisible();
      await look(page, 'draft on a phone');
      for (const [name, state] of [
        ['Add a factor', 'factor'],
        ['Attach an incident', 'attach'],
        ['Discard', 'discard'],
      ]) {
        await page.getByRole('button', { name, exact: true }).click();
        const dialog = page.getByRole('dialog');
        await expect(dialog).toBeVisible();
        await look(page, `${state} on a phone`);
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();
      }
      await goTo(page, `/reliability/postmortems/${draft.key}?revision=1`);
      await expect(
        page.getByRole('dialog').getByRole('region', { name: 'Impact' }),
      ).toBeVisible();
      await look(page, 'revision on a phone');
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
      await goTo(
        page,
        `/reliability/import/intake?state=failed&${colorScheme}`,
      );
      await expect(page.getByText('alerts.0 is missing')).toBeVisible();
      await look(page, 'intake, filled');
      await page.unroute(answers);
    });
  });
}
