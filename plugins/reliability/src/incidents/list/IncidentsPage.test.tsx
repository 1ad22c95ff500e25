import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReliabilityError } from '@afterword/plugin-reliability-react';
import {
  aListOfIncidents,
  askedOf,
} from '../../__testUtils__/aListOfIncidents';
import { aReliabilityApi } from '../../__testUtils__/aReliabilityApi';
import { anIncident } from '../../__testUtils__/anIncident';
import { renderIncidents } from '../../__testUtils__/renderIncidents';

describe('the list of incidents', () => {
  it('shows what happened, to what, how bad, since when and for how long', async () => {
    renderIncidents(aListOfIncidents(), '/incidents');

    const row = await screen.findByRole('row', {
      name: /Card payments failed/,
    });
    expect(within(row).getByText('INC-142')).toBeInTheDocument();
    expect(within(row).getByText('Sev-2')).toBeInTheDocument();
    expect(within(row).getByText('Resolved')).toBeInTheDocument();
    expect(within(row).getByText(/13.*2026|2026.*13/)).toBeInTheDocument();
    expect(within(row).getByText('47 min')).toBeInTheDocument();
    expect(
      within(row).getByRole('link', { name: 'Card payments failed' }),
    ).toHaveAttribute('href', '/reliability/incidents/INC-142');
    expect(await screen.findByText('1204 incidents')).toBeInTheDocument();
  });

  it('orders by a header, and shows that it does', async () => {
    const api = aListOfIncidents();
    renderIncidents(api, '/incidents');
    await screen.findByRole('row', { name: /Card payments failed/ });
    expect(
      screen.getByRole('columnheader', { name: 'Impact started' }),
    ).toHaveAttribute('aria-sort', 'descending');

    await userEvent.click(
      screen.getByRole('columnheader', { name: 'What happened' }),
    );

    await waitFor(() => expect(askedOf(api).at(-1)).toEqual({ sort: 'title' }));
    expect(
      screen.getByRole('columnheader', { name: 'What happened' }),
    ).toHaveAttribute('aria-sort', 'ascending');
  });

  it('shows no order at a header that the list is not in', async () => {
    renderIncidents(aListOfIncidents(), '/incidents?sort=-updated');
    await screen.findByRole('row', { name: /Card payments failed/ });

    expect(
      screen
        .getAllByRole('columnheader')
        .map(header => header.getAttribute('aria-sort')),
    ).toEqual([null, 'none', null, 'none', null, 'none', null]);
  });

  it('is in its own order, and says so, when the address names one that there is not', async () => {
    const api = aListOfIncidents();
    renderIncidents(api, '/incidents?sort=colour');
    await screen.findByRole('row', { name: /Card payments failed/ });

    expect(askedOf(api)).toEqual([{ sort: '-anchor' }]);
    expect(
      screen.getByRole('columnheader', { name: 'Impact started' }),
    ).toHaveAttribute('aria-sort', 'descending');
  });

  it('goes to the next page and back', async () => {
    renderIncidents(aListOfIncidents(), '/incidents');
    await screen.findByRole('row', { name: /Card payments failed/ });
    expect(screen.getByRole('button', { name: 'Previous' })).toBeDisabled();

    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(
      await screen.findByRole('row', { name: /Failover/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();
    expect(screen.getByRole('group', { name: 'Incidents' })).toHaveFocus();

    await userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    expect(
      await screen.findByRole('row', { name: /Card payments failed/ }),
    ).toBeInTheDocument();
  });

  it('opens an incident wherever its row is pressed', async () => {
    const api = aReliabilityApi({
      listIncidents: () => ({ items: [anIncident()], page: { total: 1 } }),
      getIncident: () => anIncident(),
      getIncidentHistory: () => ({ items: [], page: {} }),
      listActionItems: () => ({ items: [], page: {} }),
    });
    renderIncidents(api, '/incidents');
    const row = await screen.findByRole('row', {
      name: /Card payments failed/,
    });

    await userEvent.click(within(row).getByText('47 min'));

    expect(
      await screen.findByRole('heading', { name: 'Times' }),
    ).toBeInTheDocument();
  });

  it('says when nothing matches, and how to see everything again', async () => {
    renderIncidents(aListOfIncidents(), '/incidents?kind=maintenance');

    expect(
      await screen.findByText('Nothing matches these filters'),
    ).toBeInTheDocument();
    const [, inTheList] = screen.getAllByRole('button', {
      name: 'Clear filters',
    });
    await userEvent.click(inTheList);

    expect(
      await screen.findByRole('row', { name: /Card payments failed/ }),
    ).toBeInTheDocument();
  });

  it('teaches where incidents come from when there is none', async () => {
    renderIncidents(
      aReliabilityApi({ listIncidents: () => ({ items: [], page: {} }) }),
      '/incidents',
    );

    expect(
      await screen.findByText('No incidents to show yet'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Near misses count too/)).toBeInTheDocument();
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('says so when a page has gone, and leads to the first', async () => {
    renderIncidents(
      aReliabilityApi({
        listIncidents: ({ query }) =>
          query.cursor
            ? { items: [], page: {} }
            : { items: [anIncident()], page: {} },
      }),
      '/incidents?after=old',
    );

    await userEvent.click(
      await screen.findByRole('button', { name: 'First page' }),
    );

    expect(
      await screen.findByRole('row', { name: /Card payments failed/ }),
    ).toBeInTheDocument();
  });

  it('says what went wrong, and tries again when asked to', async () => {
    let isDown = true;
    renderIncidents(
      aReliabilityApi({
        listIncidents: () => {
          if (isDown) throw new ReliabilityError(403, 'Not allowed');
          return { items: [anIncident()], page: {} };
        },
      }),
      '/incidents',
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You are not among those who can read this.',
    );

    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(
      await screen.findByRole('row', { name: /Card payments failed/ }),
    ).toBeInTheDocument();
  });

  it.each([
    ['CSV, for spreadsheets', 'incidents.csv', 'exportIncidentsCsv'],
    ['NDJSON, for programs', 'incidents.ndjson', 'exportIncidentsNdjson'],
  ])(
    'saves all pages of what the filters find as %s',
    async (format, file, asked) => {
      URL.createObjectURL = jest.fn(() => 'blob:list');
      URL.revokeObjectURL = jest.fn();
      const saved: string[] = [];
      const click = jest
        .spyOn(HTMLAnchorElement.prototype, 'click')
        .mockImplementation(function save(this: HTMLAnchorElement) {
          saved.push(`${this.download} from ${this.href}`);
        });
      const api = aListOfIncidents();
      renderIncidents(api, '/incidents?kind=drill&after=old');
      await screen.findByRole('row', { name: /Failover/ });

      await userEvent.click(
        screen.getByRole('button', { name: 'Download: Incidents' }),
      );
      await userEvent.click(
        await screen.findByRole('menuitem', { name: format }),
      );

      await waitFor(() => expect(saved).toEqual([`${file} from blob:list`]));
      expect(
        api.calls.find(({ operation }) => operation === asked)?.query,
      ).toEqual({ kind: 'drill', sort: '-anchor' });
      click.mockRestore();
    },
  );

  it('marks an incident whose data has something to mend', async () => {
    renderIncidents(
      aReliabilityApi({
        listIncidents: () => ({
          items: [
            anIncident({
              flags: [{ field: 'mitigated', reason: 'beforeStart' }],
            }),
          ],
          page: {},
        }),
      }),
      '/incidents',
    );

    const row = await screen.findByRole('row', {
      name: /Card payments failed/,
    });
    expect(within(row).getByText('Times look wrong')).toBeInTheDocument();
  });
});
