import { screen, within } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { heatLevels } from './heatLevels';
import { HeatMap } from './HeatMap';

async function renderMap() {
  renderInTestApp(
    <HeatMap
      caption="Published postmortems by failure mode and layer"
      rowsName="Failure mode"
      totalName="All"
      columns={[
        { key: 'process', name: 'Process' },
        { key: 'technology', name: 'Technology' },
      ]}
      rows={[
        {
          key: 'retries',
          name: 'Retries multiplied load',
          counts: [0, 10],
          total: 10,
          note: 'repeated 2×',
        },
        { key: 'late', name: 'Alert came late', counts: [6, 9], total: 13 },
      ]}
      hrefOf={(row, column) => `/postmortems?mode=${row}&layer=${column}`}
    />,
  );
  return within(
    await screen.findByRole('table', {
      name: 'Published postmortems by failure mode and layer',
    }),
  );
}

describe('HeatMap', () => {
  it('is a table that prints every number, none as a dash, and all in a row', async () => {
    const table = await renderMap();

    expect(
      table
        .getAllByRole('row')
        .map(row => [...row.children].map(cell => cell.textContent)),
    ).toEqual([
      ['Failure mode', 'Process', 'Technology', 'All'],
      ['Retries multiplied load', '–', '10', '10 repeated 2×'],
      ['Alert came late', '6', '9', '13'],
    ]);
  });

  it('leads from every number to what was counted, and from none to nothing', async () => {
    const table = await renderMap();

    expect(table.getAllByRole('link')).toHaveLength(3);
    expect(
      table.getByRole('link', { name: 'Alert came late, Technology: 9' }),
    ).toHaveAttribute('href', '/postmortems?mode=late&layer=technology');
  });
});

describe('the shade of a cell', () => {
  it('is one darker for each one more, while there are enough shades', () => {
    const levelOf = heatLevels([0, 3, 11]);

    expect([0, 1, 3, 11].map(levelOf)).toEqual([0, 1, 3, 11]);
  });

  it('is in proportion where there are not, so that every number is read with ease', () => {
    const levelOf = heatLevels([500, 1]);

    expect([0, 1, 250, 500].map(levelOf)).toEqual([0, 1, 6, 11]);
  });
});
