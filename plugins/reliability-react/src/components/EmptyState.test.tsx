import { render, screen } from '@testing-library/react';
import { EmptyState } from './EmptyState';

describe('EmptyState', () => {
  it('says what is missing, why, and what to do', () => {
    render(
      <EmptyState
        headingLevel={2}
        title="No incidents yet"
        actions={<button>Report a near miss</button>}
      >
        They come from alerts.
      </EmptyState>,
    );

    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(
      'No incidents yet',
    );
    expect(screen.getByText('They come from alerts.')).toBeInTheDocument();
    expect(screen.getByRole('button')).toBeInTheDocument();
  });
});
