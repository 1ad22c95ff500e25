import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';
import { personas } from './portal/personas';
import { PortalApi } from './portal/PortalApi';
import { goTo, test } from './portal/test';
import { unique } from './portal/unique';

/** Rules that the frame of the portal, which is not ours, breaks on every page. */
const RULES_OF_THE_FRAME = ['landmark-one-main', 'region'];

/** What the portal draws around our pages: its tabs name panels that it does not render. */
const FRAME = ['[role="tablist"][aria-label="Toolbar tabs"]', 'nav'];

/** Everything that axe finds on the page, in a line each. */
async function findings(page: Page): Promise<readonly string[]> {
  const axe = FRAME.reduce(
    (builder, selector) => builder.exclude(selector),
    new AxeBuilder({ page }).disableRules(RULES_OF_THE_FRAME),
  );
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
}

test('axe finds nothing on any page, in light and in dark', async ({
  openAs,
}) => {
  const title = unique('Search answers with yesterday');
  const onCall = await PortalApi.as(personas.onCallEngineer);
  const incident = await onCall.reportIncident({
    title,
    severity: 'sev2',
    entities: [{ ref: 'component:default/cart', role: 'impacted' }],
    times: {
      impactStarted: '2026-11-04T09:00:00Z',
      detected: '2026-11-04T09:06:00Z',
    },
  });
  const postmortem = await onCall.openPostmortem(title, [incident.key]);

  const list = (name: string) => ({ role: 'heading', name } as const);
  const pages = [
    ['/catalog/default/component/cart', list('Reliability')],
    ['/catalog/default/component/cart/reliability', list('History')],
    ['/reliability/incidents', list('Incidents')],
    [`/reliability/incidents/${incident.key}`, list(title)],
    ['/reliability/postmortems', list('Postmortems')],
    [`/reliability/postmortems/${postmortem.key}`, list(title)],
    ['/reliability/action-items', list('Action items')],
  ] as const;
  const page = await openAs(personas.onCallEngineer, pages[0][0]);
  const found: Record<string, readonly string[]> = {};
  for (const [path, { role, name }] of pages) {
    await goTo(page, path);
    await expect(page.getByRole(role, { name }).last()).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('body')).toHaveAttribute(
        'data-theme-mode',
        colorScheme,
      );
      // Colours that are still on their way from one theme to the other are nobody's.
      await page.evaluate(() =>
        Promise.allSettled(
          document
            .getAnimations()
            .filter(animation => animation instanceof CSSTransition)
            .map(transition => transition.finished),
        ),
      );
      const here = await findings(page);
      if (here.length > 0) found[`${path} ${colorScheme}`] = here;
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }
  expect(found).toEqual({});
});
