import { render, screen } from '@testing-library/react';
import { ProgressLine } from './ProgressLine';

describe('ProgressLine', () => {
  it('tells how far it is', () => {
    render(<ProgressLine label="Importing" detail="30 of 40" value={0.75} />);

    const bar = screen.getByRole('progressbar', { name: 'Importing' });
    expect(bar).toHaveAttribute('aria-valuenow', '75');
    expect(screen.getByText('30 of 40')).toBeInTheDocument();
  });

  it('gives no number while it does not know', () => {
    render(<ProgressLine label="Reading" />);

    expect(screen.getByRole('progressbar')).not.toHaveAttribute(
      'aria-valuenow',
    );
  });

  it.each([
    [-1, '0'],
    [7, '100'],
  ])('keeps %d within the line', (value, now) => {
    render(<ProgressLine label="Reading" value={value} />);

    expect(screen.getByRole('progressbar')).toHaveAttribute(
      'aria-valuenow',
      now,
    );
  });
});
