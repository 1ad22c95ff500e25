import { screen } from '@testing-library/react';
import { renderOverview } from '../../__testUtils__/renderOverview';

describe('how all figures are made', () => {
  it('is told of each of them, with an address of its own', async () => {
    renderOverview('/definitions#commitmentsOnTime');

    expect(
      await screen.findByRole('heading', {
        name: 'How these figures are made',
      }),
    ).toBeVisible();
    const section = screen.getByRole('region', { name: 'Commitments on time' });
    expect(section.parentElement).toHaveFocus();
    expect(section).toHaveTextContent(/Wilson score/);
    expect(
      screen.getByRole('region', { name: 'When a figure counts as changed' }),
    ).toHaveTextContent(/only where both rest on at least 20/);
  });
});
