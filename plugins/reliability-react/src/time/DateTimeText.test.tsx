import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { DateTimeText } from './DateTimeText';

describe('DateTimeText', () => {
  it('shows the reader’s own time, and UTC when pointed at', async () => {
    renderInTestApp(<DateTimeText at="2026-11-13T14:02:00Z" />);

    const time = await screen.findByText(/2026/);
    expect(time).toHaveAttribute('datetime', '2026-11-13T14:02:00Z');
    expect(time.title).toMatch(/UTC/);
    expect(time.title).toMatch(/02:02 PM|14:02/);
  });

  it('can be no more than a date', async () => {
    renderInTestApp(<DateTimeText at="2026-11-13T14:02:00Z" detail="date" />);

    expect(await screen.findByText(/^(Nov 13|13 Nov)$/)).toBeInTheDocument();
  });
});
