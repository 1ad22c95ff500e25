import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aListOfIncidents,
  askedOf,
} from '../../__testUtils__/aListOfIncidents';
import { onPhone } from '../../__testUtils__/onPhone';
import { renderIncidents } from '../../__testUtils__/renderIncidents';

describe('the list of incidents on a phone', () => {
  onPhone();

  it('stacks the rows and keeps the filters behind a button', async () => {
    renderIncidents(aListOfIncidents(), '/incidents');

    const list = await screen.findByRole('list', { name: 'Incidents' });
    expect(await within(list).findByText('Card payments failed')).toBeVisible();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
    const filters = screen.getByRole('button', { name: 'Filters' });
    expect(screen.getByRole('searchbox', { hidden: true })).not.toBeVisible();

    await userEvent.click(filters);

    expect(screen.getByRole('searchbox', { name: 'Search' })).toBeVisible();
  });

  it('begins its buttons with the main one', async () => {
    renderIncidents(aListOfIncidents(), '/incidents');
    const report = await screen.findByRole('button', {
      name: 'Report an incident',
    });
    const all = screen.getAllByRole('button');

    expect(all.indexOf(report)).toBeLessThan(
      all.indexOf(screen.getByRole('button', { name: /near miss/i })),
    );
  });

  it('offers the orders that the headers of the table would', async () => {
    const api = aListOfIncidents();
    renderIncidents(api, '/incidents');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Filters' }),
    );

    await userEvent.click(screen.getByRole('button', { name: /Order/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Impact started, ascending' }),
    );

    await waitFor(() =>
      expect(askedOf(api).at(-1)).toEqual({ sort: 'anchor' }),
    );
  });

  it('names its order where no header would offer it', async () => {
    renderIncidents(aListOfIncidents(), '/incidents?sort=-updated');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Filters' }),
    );

    expect(
      screen.getByRole('button', { name: 'Last changed first Order' }),
    ).toBeVisible();
  });
});
