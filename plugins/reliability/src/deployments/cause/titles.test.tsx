import { screen } from '@testing-library/react';
import { aChangeCause, aChangeLink } from '../../__testUtils__/aChangeCause';
import { anIncident } from '../../__testUtils__/anIncident';
import { anIncidentServer } from '../../__testUtils__/anIncidentServer';
import { calledAlike } from '../../__testUtils__/calledAlike';
import { openIncident, press } from '../../__testUtils__/openIncident';

const link = aChangeLink();
const shop = calledAlike('Checkout API');

describe('a deployment that may have caused an incident', () => {
  it('is proposed by the title of what was deployed', async () => {
    const server = anIncidentServer(anIncident(), {
      getChangeCause: () => aChangeCause({ proposals: [link] }),
    });
    await openIncident(server, shop);

    expect(
      await screen.findByRole('link', { name: 'Checkout API 1.4.2' }),
    ).toBeVisible();
    expect(
      screen.getByRole('button', {
        name: 'Confirm that Checkout API 1.4.2 caused it',
      }),
    ).toBeVisible();
    expect(
      screen.getByText(
        /^The last successful production deployment of Checkout API in the 24 hours before it/,
      ),
    ).toBeVisible();
  });

  it('is chosen by the title of what was deployed, and named so once it is said', async () => {
    const server = anIncidentServer(anIncident(), {
      getChangeCause: () => aChangeCause(),
      listDeployments: () => ({ items: [link.deployment], page: {} }),
      setChangeFailure: () => aChangeCause(),
    });
    await openIncident(server, shop);
    await press('Choose a deployment');
    const dialog = await screen.findByRole('dialog', {
      name: 'Which deployment caused it?',
    });
    await press(/Show suggestions|Deployment/, dialog);
    const option = await screen.findByRole('option', {
      name: /^DEP-12 Checkout API 1\.4\.2/,
    });
    option.click();
    await press('Confirm', dialog);

    expect(
      await screen.findByText('Checkout API 1.4.2 caused it.'),
    ).toBeVisible();
  });
});
