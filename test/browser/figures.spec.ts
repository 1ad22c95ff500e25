import { expect } from '@playwright/test';
import { personas } from './portal/personas';
import { PortalApi } from './portal/PortalApi';
import { goTo, test } from './portal/test';
import { unique } from './portal/unique';

/** Components of the demo to which nothing has ever happened, unless this story was about them. */
const QUIET = ['tax-calculator', 'route-optimiser', 'telemetry-library'];

const DAY = 24 * 60 * 60_000;
const MINUTE = 60_000;

test('figures on the card and the tab of an entity are those of its incidents', async ({
  openAs,
}) => {
  const onCall = await PortalApi.as(personas.onCallEngineer);
  const states = await Promise.all(
    QUIET.map(async name => {
      const ref = `component:default/${name}`;
      const { observedSince } = await onCall.figuresOf(ref);
      return { name, ref, isQuiet: observedSince === null };
    }),
  );
  const quiet = states.find(({ isQuiet }) => isQuiet);
  if (!quiet) throw new Error('Something happened to each of them already');
  const { name, ref } = quiet;

  const entity = `/catalog/default/component/${name}`;
  const page = await openAs(personas.onCallEngineer, entity);
  await goTo(page, entity);
  await expect(page.getByText('Connect an alert source')).toBeVisible();

  // Seven incidents of 10, 20 … 70 minutes, and a near miss that counts apart.
  const report = async (daysAgo: number, minutes?: number) => {
    const began = Date.now() - daysAgo * DAY;
    const after = (time: number) =>
      new Date(began + time * MINUTE).toISOString();
    await onCall.reportIncident({
      title: unique(`Numbers that count ${minutes ?? 'beside'}`),
      kind: minutes === undefined ? 'nearMiss' : 'incident',
      entities: [{ ref, role: 'impacted' }],
      times:
        minutes === undefined
          ? { detected: after(0) }
          : {
              impactStarted: after(0),
              detected: after(5),
              mitigated: after(minutes),
            },
    });
  };
  for (const [index, minutes] of [40, 10, 70, 20, 60, 30, 50].entries()) {
    await report(70 - index * 10, minutes);
  }
  await report(3);

  await page.reload();
  const figure = (label: string) =>
    page.locator('dl > div', {
      has: page.locator('dt', { hasText: new RegExp(`^${label}`) }),
    });
  await expect(figure('Time to restore')).toContainText('40 min', {
    timeout: 90_000,
  });
  await expect(figure('Time to restore')).toContainText('n 7');
  // Between 2.8 and 14.4 are to be expected of a rate that gave 7.
  await expect(figure('Incidents')).toContainText('73–14');
  await expect(page.getByRole('region', { name: 'Reliability' })).toContainText(
    '1 near miss',
  );
  await expect(figure('On time')).toContainText('Nothing was due');

  await goTo(page, `${entity}/reliability`);
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByRole('link')).toHaveCount(8);
  await expect(figure('Time to restore')).toContainText('40 min');
  await expect(figure('Time to detect')).toContainText('5 min');
  await expect(figure('Time to detect')).toContainText('n 7');
  await expect(figure('Incidents')).toContainText('7 +1 near miss');
  await expect(page.getByText(/half of the 7 incidents/i)).toContainText(
    '40 min',
  );

  await page.getByRole('button', { name: /Window/ }).click();
  await page.getByRole('option', { name: '30 days' }).click();
  await expect(figure('Incidents')).toContainText('2 +1 near miss');
  await expect(figure('Time to restore')).toContainText(
    'Too few for a typical time',
  );
});
