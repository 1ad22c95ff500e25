import { act, screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { RelativeTime } from './RelativeTime';

describe('RelativeTime', () => {
  afterEach(() => jest.useRealTimers());

  it('keeps up with the clock', async () => {
    jest.useFakeTimers({ now: Date.parse('2026-11-23T12:08:30Z') });
    renderInTestApp(<RelativeTime at="2026-11-23T12:00:00Z" />);
    expect(await screen.findByText('8 minutes ago')).toHaveAttribute(
      'datetime',
      '2026-11-23T12:00:00Z',
    );

    act(() => {
      jest.advanceTimersByTime(61_000);
    });
    expect(screen.getByText('9 minutes ago')).toBeInTheDocument();
  });

  it.each([
    ['2026-11-23T12:08:10Z', 'just now'],
    ['2026-11-23T12:08:50Z', 'in a moment'],
  ])('says of %s, within the minute, %s', async (at, words) => {
    jest.useFakeTimers({ now: Date.parse('2026-11-23T12:08:30Z') });
    renderInTestApp(<RelativeTime at={at} />);
    expect(await screen.findByText(words)).toBeInTheDocument();
  });
});
