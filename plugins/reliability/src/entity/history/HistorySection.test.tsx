import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anIncident } from '../../__testUtils__/anIncident';
import { FakeCall } from '../../__testUtils__/aReliabilityApi';
import { aScopeMetrics } from '../../__testUtils__/aScopeMetrics';
import { onPhone } from '../../__testUtils__/onPhone';
import { renderReliability } from '../../__testUtils__/renderReliability';

describe('the history of an entity', () => {
  const daysAgo = (days: number) => {
    const at = new Date(Date.now() - days * 86_400_000).toISOString();
    const point = { at, origin: 'human', by: null, changedAt: at } as const;
    return {
      ...anIncident().times,
      impactStarted: point,
      detected: point,
      mitigated: null,
    };
  };
  const events = [
    anIncident({
      key: 'INC-3',
      title: 'Baskets were empty',
      times: daysAgo(10),
      postmortems: [{ key: 'PM-9', title: '', status: 'published' }],
    }),
    anIncident({
      key: 'INC-2',
      title: 'A key would have run out',
      kind: 'nearMiss',
      severity: null,
      times: daysAgo(40),
    }),
    anIncident({
      key: 'INC-1',
      title: 'Failover',
      kind: 'drill',
      severity: null,
      times: daysAgo(95),
    }),
  ];
  /** What goes on is asked for beside it. */
  const year = {
    listIncidents: ({ query }: FakeCall) => ({
      items: query.open ? [] : events,
      page: {},
    }),
  };

  it('names every mark, and leads to the postmortem or else to the incident', async () => {
    renderReliability('tab', aScopeMetrics(), year);

    expect(
      await screen.findByRole('link', { name: /Sev-2: Baskets were empty/ }),
    ).toHaveAttribute('href', '/reliability/postmortems/PM-9');
    expect(
      screen.getByRole('link', { name: /Near miss: A key would have run out/ }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-2');
    expect(
      screen.getByRole('link', { name: /Drill: Failover/ }),
    ).toBeInTheDocument();
  });

  it('is one stop of the tab key, and the arrow keys go from mark to mark', async () => {
    renderReliability('tab', aScopeMetrics(), year);
    const latest = await screen.findByRole('link', { name: /Baskets/ });
    const middle = screen.getByRole('link', { name: /A key would/ });
    const earliest = screen.getByRole('link', { name: /Failover/ });
    expect([earliest, middle, latest].map(mark => mark.tabIndex)).toEqual([
      -1, -1, 0,
    ]);

    latest.focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(middle).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(earliest).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(earliest).toHaveFocus();
    await userEvent.keyboard('{End}');
    expect(latest).toHaveFocus();
  });

  it('can be read as a table', async () => {
    renderReliability('tab', aScopeMetrics(), year);

    await userEvent.click(await screen.findByRole('button', { name: 'Table' }));

    const table = await screen.findByRole('grid', { name: 'History' });
    expect(
      within(table).getByRole('row', { name: /Baskets were empty/ }),
    ).toBeInTheDocument();
    expect(
      within(table).getByRole('row', { name: /Failover/ }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Chart' }));
    expect(
      await screen.findByRole('link', { name: /Sev-2: Baskets/ }),
    ).toBeInTheDocument();
  });

  describe('on a phone', () => {
    onPhone();

    it('covers the same span as marks and as a table', async () => {
      renderReliability('tab', aScopeMetrics(), year);
      const history = within(
        await screen.findByRole('region', { name: 'History' }),
      );
      await history.findByRole('link', { name: /Baskets were empty/ });
      // It began earlier than the 90 days for which a phone has room.
      expect(history.queryByRole('link', { name: /Failover/ })).toBeNull();

      await userEvent.click(history.getByRole('button', { name: 'Table' }));
      expect(await history.findByText('Baskets were empty')).toBeVisible();
      expect(history.queryByText('Failover')).toBeNull();
    });
  });
});
