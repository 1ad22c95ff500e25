import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { DayText } from './DayText';

describe('DayText', () => {
  it('is the same day in every zone', async () => {
    renderInTestApp(<DayText day="2024-05-01" />);

    expect(
      await screen.findByText(/^(May 1, 2024|1 May 2024)$/),
    ).toHaveAttribute('datetime', '2024-05-01');
  });
});
