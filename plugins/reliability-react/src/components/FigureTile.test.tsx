import { screen, within } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { FigureRow } from './FigureRow';
import { FigureTile, FigureTileProps } from './FigureTile';

async function renderTile(tile: FigureTileProps) {
  renderInTestApp(
    <FigureRow aria-label="Figures of checkout-api">
      <FigureTile {...tile} />
    </FigureRow>,
  );
  return within(
    await screen.findByRole('region', { name: 'Figures of checkout-api' }),
  );
}

describe('FigureTile', () => {
  it('never shows a number without its interval and how sure it is', async () => {
    const tile = await renderTile({
      label: 'Time to restore',
      state: 'lowConfidence',
      value: '42',
      unit: 'min',
      interval: '31–58',
      intervalNote: 'min, 95 %',
      note: 'n 14 · low confidence',
    });

    expect(tile.getByRole('term')).toHaveTextContent('Time to restore');
    expect(
      tile.getAllByRole('definition').map(part => part.textContent),
    ).toEqual(['42 min', '31–58 min, 95 %', 'n 14 · low confidence']);
  });

  it('tells beside its label how it is measured', async () => {
    const tile = await renderTile({
      label: 'Time to restore',
      about: <button>How?</button>,
      state: 'none',
      value: '0',
    });

    expect(
      within(tile.getByRole('term')).getByRole('button', { name: 'How?' }),
    ).toBeInTheDocument();
  });

  it('says why there is no number, in its place', async () => {
    const tile = await renderTile({
      label: 'Time to restore',
      state: 'tooFew',
      reason: 'Too few for a typical time',
      note: 'n 3 · listed below',
    });

    expect(
      tile.getAllByRole('definition').map(part => part.textContent),
    ).toEqual(['Too few for a typical time', 'n 3 · listed below']);
  });

  it('puts what is overdue where the note would be', async () => {
    const tile = await renderTile({
      label: 'Commitments on time',
      state: 'ok',
      value: '9',
      unit: 'of 11',
      note: 'n 11',
      overdue: '1 overdue',
    });

    expect(tile.getByText('1 overdue')).toBeInTheDocument();
    expect(tile.queryByText('n 11')).not.toBeInTheDocument();
  });

  it('says that it is loading', async () => {
    const tile = await renderTile({ label: 'Incidents', state: 'loading' });

    expect(tile.getByText('Loading')).toBeInTheDocument();
  });

  it('has room for a small chart', async () => {
    const tile = await renderTile({
      label: 'Incidents',
      state: 'ok',
      value: '14',
      chart: <svg role="img" aria-label="Half a year" />,
    });

    expect(tile.getByRole('img', { name: 'Half a year' })).toBeInTheDocument();
  });
});
