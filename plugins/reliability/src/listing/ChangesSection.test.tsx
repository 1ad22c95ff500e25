import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import { anActionItem } from '../__testUtils__/anActionItem';
import { anActionItemServer } from '../__testUtils__/anActionItemServer';
import { anIncident } from '../__testUtils__/anIncident';
import { anIncidentServer } from '../__testUtils__/anIncidentServer';
import { inPages } from '../__testUtils__/inPages';
import { renderActionItem } from '../__testUtils__/renderActionItem';
import { renderIncidents } from '../__testUtils__/renderIncidents';

/** The latest first; the oldest is by the person who began it. */
const changes = Array.from({ length: 230 }, (_, index) => ({
  at: new Date(Date.UTC(2026, 0, 1) - index * 3_600_000).toISOString(),
  by: index === 229 ? 'user:default/first-of-all' : 'user:default/another',
  action: 'changed',
  version: 230 - index,
  changes: {},
}));

async function goBackToTheFirst(older: string) {
  expect(await screen.findAllByText(/another/)).not.toHaveLength(0);
  expect(screen.queryByText(/first-of-all/)).toBeNull();
  while (!screen.queryByText(/first-of-all/)) {
    await userEvent.click(await screen.findByRole('button', { name: older }));
  }
  expect(screen.queryByRole('button', { name: older })).toBeNull();
}

describe('a history', () => {
  it('goes back to the first change of an incident', async () => {
    const server = anIncidentServer(anIncident(), {
      getIncidentHistory: inPages(changes),
    });
    renderIncidents(server.api, '/incidents/INC-142');
    await goBackToTheFirst('Show earlier changes');
  }, 30_000);

  it('goes back to the first change of an action item', async () => {
    const server = anActionItemServer(anActionItem(), {
      getActionItemHistory: inPages(changes),
    });
    renderActionItem(server.api);
    await goBackToTheFirst('Show older ones');
  }, 30_000);

  it('keeps what it shows when the rest cannot be loaded, and can be asked again', async () => {
    let isDown = true;
    const pages = inPages(changes.slice(-12));
    const server = anActionItemServer(anActionItem(), {
      getActionItemHistory: call => {
        if (call.query.cursor && isDown) {
          throw new ReliabilityError(400, 'Out of order');
        }
        return pages(call);
      },
    });
    renderActionItem(server.api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show older ones' }),
    );
    expect(
      await screen.findByText('The history could not be loaded.'),
    ).toBeVisible();
    expect(screen.getAllByText(/another/)).toHaveLength(8);
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await screen.findByText(/first-of-all/)).toBeVisible();
  });
});
