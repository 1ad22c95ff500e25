import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aListOfIncidents,
  askedOf,
} from '../../__testUtils__/aListOfIncidents';
import { aReliabilityApi } from '../../__testUtils__/aReliabilityApi';
import { anIncident } from '../../__testUtils__/anIncident';
import { renderIncidents } from '../../__testUtils__/renderIncidents';

describe('the filters of the list of incidents', () => {
  it('asks for what the address says', async () => {
    const api = aListOfIncidents();
    renderIncidents(api, '/incidents?kind=drill&open=true&sort=title');

    expect(
      await screen.findByRole('row', { name: /Failover/ }),
    ).toBeInTheDocument();
    expect(askedOf(api)).toEqual([
      { kind: 'drill', open: 'true', sort: 'title' },
    ]);
  });

  it('keeps type and dimensions of an address that was shared', async () => {
    const api = aListOfIncidents();
    renderIncidents(
      api,
      '/incidents?type=capacity&dimension=region:eu&dimension=platform:ios',
    );
    await screen.findByRole('row', { name: /Card payments failed/ });

    expect(askedOf(api)).toEqual([
      {
        type: 'capacity',
        dimension: ['region:eu', 'platform:ios'],
        sort: '-anchor',
      },
    ]);
    expect(screen.getByRole('combobox', { name: 'Type' })).toHaveValue(
      'capacity',
    );
    expect(screen.getByRole('combobox', { name: 'Dimension' })).toHaveValue(
      'region:eu, platform:ios',
    );
  });

  it('narrows by a dimension that a row has, and by none that is no pair', async () => {
    const api = aReliabilityApi({
      listIncidents: () => ({
        items: [anIncident({ dimensions: { region: 'eu' } })],
        page: {},
      }),
    });
    renderIncidents(api, '/incidents');
    await screen.findByRole('row', { name: /Card payments failed/ });
    const field = screen.getByRole('combobox', { name: 'Dimension' });

    await userEvent.type(field, 'eu{Enter}');
    expect(
      await screen.findByText('Write it as name:value, such as region:eu.'),
    ).toBeVisible();
    expect(askedOf(api).at(-1)).toEqual({ sort: '-anchor' });

    await userEvent.clear(field);
    await userEvent.type(field, 'region');
    await userEvent.click(
      await screen.findByRole('option', { name: 'region:eu' }),
    );
    await waitFor(() =>
      expect(askedOf(api).at(-1)).toEqual({
        sort: '-anchor',
        dimension: 'region:eu',
      }),
    );
  });

  it('looks for words when the typing pauses', async () => {
    const api = aListOfIncidents();
    renderIncidents(api, '/incidents');
    await screen.findByRole('row', { name: /Card payments failed/ });

    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search' }),
      'card',
    );

    await waitFor(() =>
      expect(askedOf(api)).toEqual([
        { sort: '-anchor' },
        { sort: '-anchor', q: 'card' },
      ]),
    );
  });

  it('says that a key can be looked for too', async () => {
    const api = aListOfIncidents();
    renderIncidents(api, '/incidents');

    await userEvent.type(
      await screen.findByPlaceholderText('Words of the title, or a key'),
      'INC-7{Enter}',
    );

    await waitFor(() =>
      expect(askedOf(api).at(-1)).toEqual({ sort: '-anchor', q: 'INC-7' }),
    );
  });
});
