import { expect } from '@playwright/test';
import { axeInBothThemes, look } from '../portal/axeInBothThemes';
import { goTo, test } from '../portal/test';
import { unique } from '../portal/unique';

const LISTS = [
  ['incidents', 'Incidents', 'No incidents to show yet', 'title'],
  ['postmortems', 'Postmortems', 'No postmortems to show yet', 'title'],
  ['action-items', 'Action items', 'No action items to show yet', 'title'],
  ['deployments', 'Deployments', 'No deployments to show yet', 'finished'],
] as const;

axeInBothThemes(({ colorScheme, open }) => {
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
});
